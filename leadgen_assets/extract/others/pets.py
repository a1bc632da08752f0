"""Animals that a firm shows beside its people, with names and posts like theirs: "Winston, Greeter" beneath "Hospital pets".

A heading of the firm's own animals tells, or a post that no person has. The words are those of such jokes in general, and none of
the trades in which people work with animals.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.reading.quick_look import headings
from leadgen_assets.extract.reading.sections import beneath

_ANIMALS = (
    r"(?:pets?|cats?|dogs?|kitt(?:y|ies|ens?)|pupp(?:y|ies)|pups?|pooch(?:es)?|canines|felines|animals|critters|mascots?|horses?|parrots?"
    r"|rabbits?|bunn(?:y|ies)|goats?|chickens?|birds?)"
)
_OF_THE_HOUSE = (
    r"(?:(?:our|the|meet|say\shello\sto)|(?:own|resident|in-house|beloved|official|unofficial|honorary|therapy|furry|fuzzy|rescue|staff|team|company|family)"
    r"|(?:office|hospital|clinic|shop|store|house|practice|studio|salon|school|library|lobby|hotel|inn|barn|farm|brewery|winery|gallery|campus|workshop)(?:['’]s)?)"
)
_LIKE_STAFF = (
    r"(?:staff|team|members?|friends|family|employees?|crew|colleagues?|co-?workers?|companions?|helpers?|greeters?|ambassadors?|assistants?"
    r"|residents?|personnel)"
)
_SHOWN = re.compile(
    rf"^\W*(?:(?:{_OF_THE_HOUSE}\s){{1,4}}{_ANIMALS}(?:\s?(?:,|&|and)\s{_ANIMALS})?|mascots?|{_ANIMALS}\sof\s(?:the\s)?[A-Z].{{2,40}}"
    rf"|(?:{_OF_THE_HOUSE}\s){{0,3}}(?:furry|fuzzy|furrier|fluffy|feathered|(?:four|4)[\s-]legged|four[\s-]footed|non-?human)\s(?:{_LIKE_STAFF}\s?){{1,2}}"
    rf"|(?:{_OF_THE_HOUSE}\s){{0,3}}(?:animal|pet|canine|feline)\s(?:(?:staff|team)\smembers|friends|employees|colleagues|co-?workers|companions|greeters|ambassadors))\W*$",
    re.IGNORECASE,
)
"""The whole of a heading above the animals of a firm; "Animal care team" is one above people."""

_OF_A_PET = re.compile(
    r"\b(?:dog|cat|pup(?:py)?|canine|feline|bark\w+|woof|meow|purr\w*|paws?|naps?|cuddl\w+|snuggl\w+|belly|squirrels?|treats|four-legged|furry)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:hot|corn|chili)[\s-]?dogs?\b|\bcat[\s-]?(?:scan\w*|\d\w*)|\bbelly[\s-]?danc\w+"
    r"|\b(?:dog|cat|pup(?:py)?|canine|feline|kitten)(?:\s(?!in\b|of\b)[\w&]+)?[\s-](?:walk|train(?!ee)|groom|sitt|behaviou?r|handler|instruct|teach|class|day\s?care|boarding"
    r"|kennel|taxi|massage|rehab|nutrition|foster|adoption|rescue|breed|photograph|bather|nanny)\w*"
    r"|\b(?:dog|cat|pup(?:py)?|canine|feline)[\s-](?:dad|mom|mum|mama|parent|lover|person|people|owner|enthusiast|fan|fanatic)s?\b"
    r"|\b(?:his|her|their|my)\s(?:\w+\s)?(?:dog|cat|pup(?:py)?)\b",
    re.IGNORECASE,
)
""" "Dog Trainer", "Hot Dog Cart Manager", "dog dad": said of a person, also where no name of the firm tells of animals."""

_SURELY = re.compile(
    r"\bmascot\b|\b(?:cat|dog|kitty|pup(?:py)?|feline|canine)[\s-]in[\s-](?:charge|chief|residence)\b"
    r"|\b(?:office|clinic|hospital|shop|house|resident|store|studio|school|therapy)\s(?:cat|dog|kitty|pup(?:py)?|bunny|rabbit|parrot)\W*$",
    re.IGNORECASE,
)
""" "Cat in Charge", "Clinic cat": nobody's post at a hospital for animals either, where a person may be "Chief Barking Officer"."""

_TRADES = "pet dog cat paw vet animal groom kennel canine pup bark zoo shelter humane breed"
_WITH_PETS = frozenset(_TRADES.split())
_LONGEST = 60
_LEVEL = re.compile(r"h([1-6])$")


def is_a_pet(sighting: Sighting, letters: str) -> bool:
    """Whether somebody's post, or a short line in the entry that should be one, is an animal's: "Chief Barking Officer", "Cat in Charge".

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces: where animals are the trade, fewer words tell.
    """
    title = sighting.title.strip()
    if title and sighting.title_at is not None:
        post = title + sighting.beside()[2][:20]
        return _SURELY.search(post) is not None or (
            _OF_A_PET.search(_PERSONS.sub("", post)) is not None and not any(word in letters for word in _WITH_PETS)
        )
    own = sighting.name_at.number
    near = (each for each in sighting.window if own < each.number <= own + 2 and each.kind in (Kind.TEXT, Kind.HEADING))
    return any(len(each.text) <= _LONGEST and _SURELY.search(each.text) for each in near)


def names_pets(page: PageText, not_headings: Collection[int]) -> list[bool]:
    """One flag a segment: whether it stands beneath "Our pets", "Clinic cats", "Four-legged team"; a page's own heading tells nothing.

    Args:
        page: any. not_headings: places (from 0) of headings that begin no section: names and titles on a team page.
    """
    shown = [
        at for at in headings(page) if len(page.segments[at].text) <= _LONGEST and _SHOWN.match(page.segments[at].text)
    ]
    matched = [at for at in shown if page.segments[at].label != "h1"]
    if not matched:
        return [False] * len(page.segments)
    highest = min(_level(page, at) for at in matched)
    # "Office Manager" at the level of "Our pets" ends what stands beneath that one.
    titles = {at for at in not_headings if _level(page, at) <= highest and person_name(page.segments[at].text) is None}
    return beneath(page, _SHOWN, (set(not_headings) - titles - set(matched)) | (set(shown) - set(matched)))


def _level(page: PageText, at: int) -> int:
    found = _LEVEL.match(page.segments[at].label)
    return int(found[1]) if found else 7
