"""The title in a line near a name, without what only style parts from it: buttons, telephones, mailboxes, the town of a branch.

"Owner LinkedIn" is a post and a link beside it. A link to another firm's page stays in the text: it may tell whose post it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.hosts.shared_hosts import REASONS
from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.titles import is_held, standing_of
from leadgen_assets.extract.naming.own_names import names_whole
from leadgen_assets.extract.naming.person_names import is_city, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.other_firms import has_firm_word, is_place
from leadgen_assets.extract.people.name_lines import INLINE, names_somebody, without_channels
from leadgen_assets.extract.people.own_entries import are_letters
from leadgen_assets.extract.people.titles_before import RANKS, is_post
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.word_lists import word_list

_DIRECT = ("mailto:", "tel:", "sms:", "callto:", "javascript:")
_EDGE = " \t\u00a0,;:|•·*-–—/("
_REACHED = re.compile(
    r"[\s,(|•·–-]+(?:(?:office|direct|phone|tel|cell|mobile|call|text|fax|e-?mail|[mcoptdefw])\b[\s.:#]*){0,3}"
    r"(?:(?:ext(?:ension)?|x)[\s.:#]{0,3}\d{1,5}\b|(?:\+?1[\s.-]{0,2})?\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]?\d{4}\b|[\w.+-]+@\w).*",
    re.IGNORECASE,
)
"""From how somebody is reached on, with its label."""

_LABEL = re.compile(r"(?:(?:job|current)\s)?(?:position|title|role)\s?:\s", re.IGNORECASE)
"""In front of a title in a line of its own: "Position: Lead Stylist"."""

_LABELS = re.compile(r"[A-Z][A-Za-z /&-]{2,30}:\s[A-Z][\w.'’-]+\s(?:[A-Z]\.\s)?[A-Z][\w'’-]+(?=[,.;]|$)")
""" "Architect: Jane Doe, AIA." below a house's name: a label with its own name."""

_JOINS = r"(?:of|for|and|&|to|at|in|with|the)"
_DIGIT = re.compile(r"\d")
_SMALL, _GOES_ON = re.compile(rf"{_JOINS}\s", re.IGNORECASE), re.compile(rf"\s{_JOINS}$", re.IGNORECASE)
_STATE = rf"(?:{'|'.join((*STATES, *STATES.values()))})"
_STATES = frozenset((*STATES, *STATES.values()))
_STATE_BEHIND = re.compile(rf"(?:^|,?\s){_STATE}$")
_BASED = re.compile(rf"(?:An?\s)?(?:[A-Z][\w.'’]+\s){{0,2}}[A-Z][\w.'’]+(?:,\s{_STATE})?-(?:based|area)\s")
_AT_A_FIRM = re.compile(r",?\s(?:at|with|of)\s(?=(?:[Tt]he\s)?[A-Z])")
_STATES_AHEAD = re.compile(rf"(?:(?:{'|'.join(STATES)})(?:,|\s?[/&]|\sand)\s?)+(?:{'|'.join(STATES)})\s")
""" "MD, DC, VA Realtor": where somebody is licensed."""

_CODE = rf"(?:{'|'.join(STATES)})"
_AND = re.compile(r"\s(?:and|&)\s")
_LICENSED_IN = re.compile(rf"(?:,|\s?[-–—|(])\s?{_CODE}(?:(?:,|\s?[/&]|\sand)\s?{_CODE})*\)?$")
""" "Attorney – AL, GA"."""

_PRAISED = re.compile(
    r"(?:(?:highly|very|well|widely|(?:inter)?nationally|locally)[\s-])?(?:dedicated|experienced|skilled|seasoned|passionate|compassionate|trusted|respected"
    r"|renowned|talented|aggressive|knowledgeable|proud|known|recogni[sz]ed|acclaimed|(?<=highly\s)trained|(?-i:leading)|(?:multi-)?award[\s-]winning)"
    r"(?:(?:,|\sand|\s&)?\s|,\s?and\s)",
    re.IGNORECASE,
)
"""What a text says in praise of whoever holds a post."""

_BELONGS = re.compile(
    r"(?:(?:an?|the)\s)?(?:[\w.'’-]+\s){0,5}?(?:native|resident|veteran|graduate|alum(?:nus|na)?|mother|mom|father|dad|wife|husband|parent|grandparent"
    r"|citizen|immigrant|survivor|enthusiast|lover|fan|transplant)(?:\s(?:and|&)\s(?:an?\s|the\s)?|,\s|\s)"
)
"""What somebody is besides the post: "a lifelong Elmfield resident and dedicated broker"."""

_LEADS_BIO = re.compile(r"([A-Z][^.!?:;,]{3,60})\.\s(?P<told>(?:Drs?\.?|M[rsx]s?\.?)?\s?[A-Z][\w'’-]*)")
""" "Principal Architect. Jane trained in Boston": a post, and behind it what is told of whoever holds it."""
_WITHIN = frozenset({"of", "for", "and", "&", "to"})
"""Small words within a post that is written in capitals."""

_TELLS = frozenset(
    {"he", "she", "his", "her", "they", "i", "my", "with", "in", "since", "as", "a", "an", "born", "for"}
)
"""Words that begin what is told of somebody, beside the name."""

_CALL = re.compile(
    r"\W+(?:(?:read|view|see|show|open|learn|full|short|more|my|the|his|her|their|about)\s){0,3}(?:bio(?:graphy)?|profile|more(?:\sabout\s\w+)?|details|vcard)\W*$",
    re.IGNORECASE,
)
"""A button behind a title that opens something on the page itself, of whose link nothing is kept: "Read bio"."""

_MOST_TOWN = 3
"""Words of a town's name."""


def title_of_line(page: PageText, at: int, titles: Titles, name: str = "") -> str:
    """The title that a line is, or that it begins with; "" where it is something else, or somebody else's entry.

    Args:
        page: any. at: place of the line, from 0. titles: that are recognised. name: of the person, left out where the line begins with it.
    """
    text = without_buttons(page, at, titles).removeprefix(name)
    person = person_name(name)
    if person and _tells_of(person.text, text):
        return ""
    led = text.partition(f" {person.text} ")[0] if person else text
    if led != text and titles.exactly(re.sub(r"[®™]", "", led).split()):
        # A button reads the entry out: "Broker Jane Doe A patient guide for …".
        return led
    text = _LABEL.sub("", text.lstrip())
    text = _without_call((text.removeprefix(person.text) if person else text).strip(), titles)
    reached = _REACHED.search(text)
    bare = text[: reached.start()] if reached else without_channels(text, titles) if _DIGIT.search(text) else text
    if titles.certain(bare):
        text = bare
    text = _without_letters(_without_states(text, titles), titles)
    if name and _LABELS.match(text):
        return ""
    leads = _leads_bio(text, person.text, titles) if person and ". " in text else ""
    if leads:
        return leads
    title = titles.title(text) or titles.title(INLINE.split(text, maxsplit=1)[0])
    if title and not titles.certain(title):
        title = _without_town(page, title, titles)
    return title if title and not names_somebody(title, titles) else ""


def _leads_bio(text: str, name: str, titles: Titles) -> str:
    """The post that is the first sentence of a text about somebody: "President. Jane has run the firm since 1999"; "" for anything else."""
    found = _LEADS_BIO.match(text)
    if not found:
        return ""
    post, begun = found[1], found["told"].split()[-1]
    if begun not in name.split() and begun.lower() not in _TELLS:
        return ""
    held = titles.title(post) == post and titles.certain(post) and not names_somebody(post, titles)
    words = re.split(r"[\s/]+", post)
    ends = titles.last(words) or is_post(words, titles)  # "CEO Dr. Roe" is no sentence's end
    small = {word for word in words if not word[:1].isupper()}
    return post if held and ends and small <= _WITHIN else ""


def _tells_of(name: str, text: str) -> bool:
    """Whether a line below a name is a sentence about whom it names: "Jane pairs modern marketing with warmth"."""
    given, _, behind = text.partition(" ")
    return given == name.partition(" ")[0] and behind[:1].islower()


def _without_states(text: str, titles: Titles) -> str:
    """A title without the states behind it in which somebody may practise; any other text as it is."""
    found = _LICENSED_IN.search(text) if text[-1:] == ")" or text[-2:].isupper() else None
    return text[: found.start()] if found and titles.certain(text[: found.start()]) else text


def _without_letters(text: str, titles: Titles) -> str:
    """A title without letters of professions that a dash parts from it: "DMD — Practice Owner"; any other text as it is."""
    letters, dash, post = text.partition(" — ") if " — " in text else text.partition(" – ")
    alone = dash and are_letters(letters) and not titles.title(letters)
    return post if alone and titles.certain(post) and titles.title(post) else text


def _without_firm(title: str, letters: str, titles: Titles) -> str:
    """ "Maple Hollow Chief Operator" without the firm's name; "Maple Hollow HOA Treasurer" is another body's, and stays."""
    words = title.split()
    for size in range(len(words) - 1, 1, -1):
        firm, post = words[:size], " ".join(words[size:])
        plain = word_list("not_names").issuperset(map(str.lower, firm)) or titles.title(" ".join(firm))
        begins = titles.exactly(words[size:]) or titles.exactly([words[size]]) or words[size].lower() in RANKS
        if not plain and begins and titles.title(post) and names_whole(" ".join(firm), letters):
            return post
    return title


def before_channels(text: str) -> str:
    """What stands in front of telephones and mailboxes in a line: "Jane Doe Broker" of "Jane Doe Broker (512) 555-0100 jane@…"."""
    reached = _REACHED.search(text) if "@" in text or _DIGIT.search(text) else None
    return text[: reached.start()] if reached else text


def without_buttons(page: PageText, at: int, titles: Titles) -> str:
    """A short line's text without the links at its end that lead to a channel, to a social network, or on within the site."""
    line = page.segments[at]
    text, sure = line.text, True
    links = _links_behind(page.segments, at) if line.kind is not Kind.LINK and len(text) <= SHORT else []
    if not links:
        return text
    for link in links[::-1]:
        kept = text.removesuffix(link.text).rstrip(_EDGE)
        if kept == text or not text.endswith(link.text) or not _is_button(link, page, titles):
            break
        text, sure = kept, sure and _is_direct(link)
    whole = _GOES_ON.search(text) is None and (sure or titles.certain(text))
    return text if whole else line.text


def _links_behind(segments: Sequence[Segment], at: int) -> list[Segment]:
    """The links that stand in a line: right behind it, in the same element."""
    end = at + 1
    while end < len(segments) and segments[end].goes_on and segments[end].kind is Kind.LINK:
        end += 1
    return [link for link in segments[at + 1 : end] if link.text]


def _is_button(link: Segment, page: PageText, titles: Titles) -> bool:
    """Whether a link is no part of a title: not "of sales", another post, a department, or a firm."""
    text = link.text
    if _SMALL.match(text) or titles.title(text) or is_unit(text) or has_firm_word(text):
        return False
    return _is_direct(link) or registrable_domain(link.href) == registrable_domain(page.url)


def _is_direct(link: Segment) -> bool:
    return link.href.lower().startswith(_DIRECT) or registrable_domain(link.href) in REASONS


def _without_town(page: PageText, title: str, titles: Titles) -> str:
    """ "Owner Medford" as "Owner", where the page says that it is a town, or has it behind another title, too; else as it is."""
    words = title.split()
    for size in range(len(words) - 1, max(0, len(words) - 1 - _MOST_TOWN), -1):
        town = " ".join(words[size:])
        if titles.exactly(words[:size]) and town.istitle():
            return " ".join(words[:size]) if _is_a_town(town, words[:size], page, titles) else title
    return title


def _is_a_town(town: str, post: Sequence[str], page: PageText, titles: Titles) -> bool:
    named = re.escape(town)
    if is_unit(town) or titles.title(town) or not is_held(f"{post[-1]} {town}"):
        return False
    if titles.exactly([*town.split(), *post]):
        return False  # an "Occupational Therapist" works "in Occupational Therapy"
    told = re.compile(
        rf"\b{named},?\s{_STATE}\b|\b{named}\s(?:[Oo]ffice|[Bb]ranch|[Aa]rea)\b|\b(?:in|near|around|serving)\s{named}\b(?!\s(?:and\s|&\s)?[A-Z])"
    )
    if any(told.search(each.text) for each in page.segments if town in each.text):
        return True
    ends = (each.text.removesuffix(town).split() for each in page.segments if each.text.endswith(f" {town}"))
    return is_place(town) and any(words != list(post) and titles.exactly(words) for words in ends)


def without_place(sighting: Sighting, titles: Titles, letters: str) -> Sighting:
    """Somebody's profession without the town or state that a sentence or a search engine wants in front of it: "Shawnee, KS dentist".

    And without the firm behind it: "Of Counsel at Oakfield & Sons". `letters` are of its domain and names, parted by spaces.
    """
    title = sighting.title
    for at in _AT_A_FIRM.finditer(title):
        if names_whole(title[at.end() :], letters) and titles.title(title[: at.start()]):
            title = title[: at.start()]
            break
    if _AND.search(title) and names_somebody(title, titles):
        # Of "Jane Doe, Bob Elm and advisor Ann Oak" the first is no advisor.
        return replace(sighting, title="", title_at=None)
    if " " in title:
        title = _placeless(sighting.page, _without_firm(_without_states(title, titles), letters, titles), titles)
    return sighting if title == sighting.title else replace(sighting, title=title)


def _placeless(page: PageText, title: str, titles: Titles) -> str:
    """ "Denver-based attorney" as "attorney"; "Texas Regional Manager" stays."""
    for ahead in (_PRAISED.match(title), _BASED.match(title), _STATES_AHEAD.match(title), _BELONGS.match(title)):
        rest = title[ahead.end() :] if ahead else ""
        if rest and (titles.title(rest) or (rest[0].islower() and titles.last(rest.split()))):
            return _placeless(page, rest, titles)
    words = title.split()
    for size in range(1, min(len(words), _MOST_TOWN + 2)):
        place, post = " ".join(words[:size]), " ".join(words[size:])
        standing = standing_of(post) if titles.exactly(words[size:]) and place[-1] not in "-–&/" else None
        if standing is None or standing.seniority != "staff":
            continue
        town = _STATE_BEHIND.sub("", place.rstrip(","))
        if not town or town in _STATES or is_city(town) or _may_be_a_town(town, words[size:], page, titles):
            return post
    return title


def _may_be_a_town(town: str, post: Sequence[str], page: PageText, titles: Titles) -> bool:
    plain = word_list("not_names").isdisjoint(town.lower().split()) and town.lower() not in RANKS
    return plain and town.istitle() and _is_a_town(town, post, page, titles)


def _without_call(text: str, titles: Titles) -> str:
    """ "Owner Read bio" as "Owner": a button whose link leads nowhere else; any other text as it is."""
    bare = _CALL.sub("", text)
    return bare if bare != text and titles.certain(bare) and not _GOES_ON.search(bare) else text
