"""What one line of a page tells of a person: whether it is a name, a mailbox made of one, an entry of somebody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.written import emails_in
from leadgen_assets.extract.naming.led_names import rare_name
from leadgen_assets.extract.naming.mailboxes import local_part_carries
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name, starts_otherwise
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.other_firms import has_firm_word
from leadgen_assets.extract.people.doubtful_names import holds_a_title
from leadgen_assets.extract.people.own_entries import are_letters
from leadgen_assets.extract.people.titles_before import RANKS, is_post
from leadgen_assets.extract.reading.proposal import SHORT

SHOWN = (Kind.TEXT, Kind.HEADING, Kind.LINK)
INLINE = re.compile(r"\s*(?:,|:|\(|\||•|·|\s[-–—]{1,2}\s?|[–—]{1,2})\s*")
"""What parts a name from a title in one line."""

_OF_LICENCE = (
    r"[,\s(]+(?:[A-Z]{2}\s)?(?:Lic(?:ense)?|LIC(?:ENSE)?|(?:Cal)?[BD]RE|TREC|NMLS)\b\.?\s?(?:[Nn]o\.?|Number|ID)?[\s:#]{0,3}"
    r"(?:[A-Z]{1,5}[-.\s]?){0,3}\d"
)
""" ", License #RRE-BRO-9": a number begins with the letters of its kind, joined by hyphens, full stops or nothing."""

_CHANNELS = re.compile(
    rf"{_OF_LICENCE}.*"
    r"|[,\s(]+[Ll]icensed\sin\s[A-Z][^,]*$|[\s(]+(?:Phone|Email|E-mail|Tel|Cell|Ext|ext|Fax|x\d)\b.*|[\w.+-]+@.*|\(?\d{3}\)?[-. ].*"
)
_LEADS_THERE = re.compile(
    r"[\s,(]+(?:(?:at|on|via|by|or|call(?:ing)?|text|e-?mail(?:ing)?|phone)[\s,:]{0,3}){1,3}$", re.IGNORECASE
)
"""What led to the channel: "Jane Doe, President, at 512-555-0101"."""

_LICENCE = re.compile(rf"{_OF_LICENCE}[\d-]*[\s,|)–-]+(?=[A-Za-z])")
""" ", NMLS #12345 " between a name and its title."""

_PAIR, _LEAST_WORDS, _MOST_WORDS = 2, 3, 8
"""Words of the shortest name, and of a line that is a name and a title."""

_TRADES = frozenset(
    {
        "carpenter",
        "painter",
        "driver",
        "gardener",
        "shoemaker",
        "judge",
        "sergeant",
        "baker",
        "cook",
        "barber",
        "farmer",
        "weaver",
    }
)
"""Posts that people are called by, behind a given name alone: "Rosa Carpenter Hygienist"."""

_HONORIFIC = 3
"""Letters of "Mrs"."""

_LONGEST_LINE = 60
"""Characters of a line that is a number or a mailbox."""

_REACHED = re.compile(r"@|\(?\+?\d[\d\s().–-]{6,}\d")
_HANDSET = re.compile(r"^\W*(?:mobile|mob|cell|cellular|direct|m|c)\b[^A-Za-z]*\d", re.IGNORECASE)
_CLAIM = re.compile(
    r"[^.!]{0,40}\b(?:family|locally|owned|operated|since|established|licensed|insured|bonded|certified)\b[^.!]{0,40}[.!]\s",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:meet\s(?:(?:the|our|your)\s)?|(?:about|introducing|contact|say\shello\sto)\s(?:(?:the|our)\s)?)(?=[A-Z])",
    re.IGNORECASE,
)
_MEET = re.compile(r"^(?:meet|about|introducing)\s(?=[A-Z])", re.IGNORECASE)
"""So begins a heading above what is told of one person."""

_SELF = re.compile(
    r"(?:(?:hi|hello|hey|welcome)(?:\sthere)?[!,.]?\s(?:[–—-]\s)?)?(?:I(?:\sam|['’]m)|my\sname\sis)\s(?=[A-Z])",
    re.IGNORECASE,
)
_IN_POSTS = frozenset({"of", "and", "&"})
"""In a title that is no single entry of the table: "Director of Leasing", "Founder & CEO"."""

_GOES_ON = re.compile(r",\s(?=[a-z]+(?:s|ed)\s)")
_PARTED = re.compile(INLINE.pattern + r"|\s(?:&|and)\s")


def whole_name(segment: Segment, titles: Titles) -> PersonName | None:
    """The name that a segment's whole text is; None where it is something else, or a link of a menu."""
    if segment.kind not in SHOWN or (segment.region is Region.NAV and segment.kind is Kind.LINK):
        return None
    return (name_of_heading if segment.kind is Kind.HEADING else name_of_line)(segment.text, titles)


def name_of_heading(heading: str, titles: Titles) -> PersonName | None:
    """The name that the whole text of a heading is, or that it greets."""
    return _name_of(_greeted(_of_self(heading)), heading, titles)


def name_of_line(line: str, titles: Titles) -> PersonName | None:
    """The name that the whole text of a line is."""
    return _name_of(line, line, titles)


def _name_of(text: str, line: str, titles: Titles) -> PersonName | None:
    if not 5 <= len(text) <= 60 or not 0 < text.count(" ") < 8 or not (text[0].isupper() or "," in text):
        return None
    if starts_otherwise(text):
        return None
    name = person_name(text) or (_ended_as_sentence(text) if text[-1] == "." else None)
    if name and (holds_a_title(name, titles) or (not name.sure and text.isupper() and are_letters(text))):
        return None
    # "Chief Happiness Officer" has the shape of a name.
    return name if name and (name.known or not (titles.title(line) or has_firm_word(name.text))) else None


def _of_self(text: str) -> str:
    """The known name in a heading in which somebody says it: "Hi! I'm Jane Doe"; any other text as it is."""
    said = _SELF.match(text)
    name = person_name(text[said.end() :].rstrip(" .!")) if said else None
    return name.text if name and name.known and known_surname(name.text) else text


def _greeted(text: str) -> str:
    """The sure name that a heading greets: "Meet Dr. Jane Doe, D.C.", "About Jane Doe"; any other text as it is."""
    bare = _MEET.sub("", text)
    name = person_name(bare) if bare != text else None
    sure = name is not None and (name.addressed or name.credentials or (name.known and known_surname(name.text)))
    return bare if sure else text


def _ended_as_sentence(text: str) -> PersonName | None:
    """The known name that a line is but for a full stop: "Jane Doe."."""
    name = person_name(text[:-1])
    return name if name and name.known and known_surname(name.text) else None


def without_greeting(text: str) -> str:
    """A line without what stands in front of a name: "Meet Jane Doe - Founder", "Family owned. JANE DOE, OWNER"."""
    claim = _CLAIM.match(text)
    return text[claim.end() :] if claim and text[claim.end() :].isupper() else _GREETING.sub("", text)


def is_reached(page: PageText, at: int, names: Sequence[PersonName | None], *, known: bool) -> bool:
    """Whether an own telephone or address stands right below a name: a person to be asked for, on a page for that.

    A mobile number is a person's, whatever the given name; other numbers only below a known one. An address in between
    makes it an entry of a directory.

    Args:
        page: any. at: place of the name, from 0. names: of each segment, the name that its whole text is.
        known: whether the given name is.
    """
    segments = page.segments
    if segments[at].region is not Region.MAIN or segments[at].kind is Kind.LINK:
        return False
    for other in segments[at + 1 : at + 3]:
        if _HANDSET.match(other.text):
            return True
        if known and (_REACHED.search(other.text) or other.href[:7] == "mailto:") and len(other.text) <= _LONGEST_LINE:
            return True
        if names[other.number - 1] or len(other.text) > _LONGEST_LINE or re.search(r"\d", other.text):
            return False
    return False


def without_channels(text: str, titles: Titles) -> str:
    """A line without how somebody is reached, and without the number of a licence, which stand behind name and title or between them."""
    whole = _without_licence(text, titles)
    bare = _CHANNELS.sub("", whole)
    return bare if bare == whole else _LEADS_THERE.sub("", bare)


def _without_licence(text: str, titles: Titles) -> str:
    """A line without the number of a licence between name and title: "Jane Doe, NMLS #12345 Broker"; any other as it is."""
    found = _LICENCE.search(text) if "#" in text or "Lic" in text or "RE " in text else None
    return (
        f"{text[: found.start()]}, {text[found.end() :]}"
        if found and titles.exactly(text[found.end() :].split())
        else text
    )


def name_and_title(text: str, titles: Titles) -> tuple[PersonName, str] | None:
    """ "Jane Alder Managing Partner": a known name and a title that only style parts; None for anything else.

    The shortest name counts, and a title that is one word for word: other words would be as good a part of the name.
    """
    words = text.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or not text[0].isupper() or not _may_be_known(words):
        return None
    joined = not _IN_POSTS.isdisjoint(words)
    for size in range(_PAIR, min(len(words), _PAIR + 2)):
        if not (_is_ranked(words[size:], titles) or (joined and is_post(words[size:], titles))):
            continue
        name = person_name(" ".join(words[:size]))
        surname = size == _PAIR or (name is not None and known_surname(name.text))
        called_so = size == _PAIR and words[1].lower() in _TRADES
        if name and name.known and surname and (called_so or not titles.last(words[:size])):
            return name, " ".join(words[size:])
    return None


def _is_ranked(words: Sequence[str], titles: Titles) -> bool:
    """Whether words are one title, or one with ranks or titles in front: "Associate Attorney", "Senior Stylist"."""
    *ahead, last = [part for word in words for part in (word.split("/") if "/" in word else (word,))]
    return titles.exactly(list(words)) or (
        titles.exactly([last]) and all(word.lower() in RANKS or titles.exactly([word]) for word in ahead)
    )


def holds_mailbox(segment: Segment) -> bool:
    """A quick look: whether an address may stand in a segment's text or link."""
    return "@" in segment.text or segment.href[:7].lower() == "mailto:"


def own_mailbox(window: Sequence[Segment], name: PersonName) -> bool:
    """Whether an address made of the name stands in one of the segments."""
    for segment in window:
        mail = segment.href[:7].lower() == "mailto:"
        if mail or "@" in segment.text:
            texts = (segment.text, unquote(segment.href)) if mail else (segment.text,)
            if any(local_part_carries(found.value, name.text) for text in texts for found in emails_in(text)):
                return True
    return False


def names_somebody(title: str, titles: Titles) -> bool:
    """ "Vance Bakery – Paula Vance, Owner", "Paula Vance Owner" are entries of their own, and no titles of who stands above them."""
    parts = _PARTED.split(title) if _PARTED.search(title) else []
    if any(" " in part and _is_known(part) for part in parts):
        return True
    words = title.split()
    for size in range(_PAIR, min(len(words), _PAIR + 2)):
        first, last = words[:size], words[-size:]
        if (
            _may_be_known(first)
            and _is_known(" ".join(first))
            and known_surname(first[-1])
            and titles.title(" ".join(words[size:]))
        ):
            return True
        # "Priyanka Weber CEO", whose given name no list has.
        if size == _PAIR and titles.exactly(words[size:]) and _is_rare(first):
            return True
        # "Partner of Jane Doe" is a post with another one.
        if (
            _may_be_known(last)
            and titles.exactly(words[:-size])
            and _is_known(" ".join(last))
            and known_surname(last[-1])
        ):
            return True
    return False


def _is_rare(words: Sequence[str]) -> bool:
    written = " ".join(words)
    return all(map(str.istitle, words)) and folded(words[0]) not in given_names() and rare_name(written) is not None


def holds_a_name(words: Sequence[str]) -> bool:
    """Whether a frequent given name and a frequent surname stand side by side among other words: "Owner) Jane Doe (Broker"."""
    for at in range(len(words) - 1):
        if folded(words[at]) in given_names():
            pair = " ".join(words[at : at + _PAIR])
            if _is_known(pair) and known_surname(pair):
                return True
    return False


def _may_be_known(words: Sequence[str]) -> bool:
    """A quick look: whether the first word is a given name, an initial or an honorific."""
    first = words[0]
    return len(first) <= _HONORIFIC or "." in first or folded(first.partition("-")[0]) in given_names()


def title_in_line(segments: Sequence[Segment], at: int, titles: Titles) -> tuple[str, Segment] | None:
    """The title in the line that a linked name begins or ends: "Jane Doe, Broker", and behind it the link "Jane Doe".

    Args:
        segments: of the page. at: place of the name, from 0. titles: that are recognised.
    """
    own = segments[at]
    line = segments[at - 1] if at and own.goes_on else own
    if not own.text or len(line.text) > len(own.text) + SHORT:
        return None
    for rest, edge in ((line.text.removeprefix(own.text), 0), (line.text.removesuffix(own.text), -1)):
        if rest and rest != line.text and not rest[edge].isalnum() and not goes_on(rest):
            return _only(rest, line, titles)
    return None


def title_behind(own: Segment, name: PersonName | None, titles: Titles) -> tuple[str, Segment] | None:
    """The title that stands behind a name as credentials do: "Jane Doe Broker"; what stands below it counts for more."""
    rest = own.text.removeprefix(name.text) if name else own.text
    return _only(rest, own, titles) if rest != own.text and titles.exactly(rest.split()) else None


def _only(rest: str, line: Segment, titles: Titles) -> tuple[str, Segment] | None:
    title = titles.title(rest.strip())
    return (title, line) if title and not names_somebody(title, titles) else None


def goes_on(role: str) -> bool:
    """Whether a sentence goes on behind a title: "Partner, represents landlords", and not "Director, sales"."""
    found = _GOES_ON.search(role)
    return found is not None and not is_unit(role[found.end() :])


def names_another(segment: Segment, titles: Titles) -> bool:
    """Whether the line is a next person's, with the title in it: "Jane Doe, Broker", "Broker: Jane Doe", "Jane Doe Broker"."""
    text = segment.text
    if name_and_title(text, titles):
        return True
    first, separator, rest = text.partition(",")
    if separator and 5 <= len(first) <= 40 and " " in first and len(rest) <= SHORT and _is_known(first):
        return True
    led, separator, last = text.partition(":")
    return bool(separator) and len(led) <= 40 and 5 <= len(last) <= 40 and _is_known(last.strip())


def _is_known(text: str) -> bool:
    name = person_name(text)
    return name is not None and name.known


def named_by_picture(page: PageText, at: int, titles: Titles) -> tuple[PersonName, str] | None:
    """Name and title of a line that begins with the text of the picture right above it, and is a title from there on.

    Args:
        page: any. at: place of the line, from 0. titles: that are recognised.
    """
    own, above = page.segments[at], page.segments[at - 1] if at else None
    if (
        above is None
        or above.kind is not Kind.IMAGE
        or own.kind not in SHOWN
        or not own.text.startswith(f"{above.text} ")
    ):
        return None
    name, title = person_name(above.text), titles.title(own.text.removeprefix(above.text))
    return (name, title) if name and title and titles.certain(title) and not names_somebody(title, titles) else None
