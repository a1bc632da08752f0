"""People whom a firm's pages name without saying that they are of the firm: clients, authors, people of other firms.

They are told apart so that nobody takes them for contacts, and kept with their evidence: that somebody was seen and set aside
is information.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.extract.extraction import Outsider
from leadgen_assets.extract.naming.name_parts import LOWER, UPPER
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.naming.role_sentences import role_behind
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.outsiders import OTHERS, is_outsiders_page, sayings_begin
from leadgen_assets.extract.people.stand_ins import is_template
from leadgen_assets.extract.reading.kept import Kept
from leadgen_assets.extract.reading.proposal import SHORT, propose
from leadgen_assets.extract.reading.sections import beneath
from leadgen_assets.extract.reading.word_lists import word_list

_MOST_A_PAGE = 100
_MOST = 300

_HINT = re.compile(
    rf"[{UPPER}](?:[{LOWER}'’]{{1,14}}\s[{UPPER}\"“(]"
    r"|(?<=[A-Z])(?:\.\s?[A-Z][a-z]|[A-Z]{2,13}\s(?:[A-Z.]{1,2}\s?[A-Z]{3}|[A-Z]{3})))"
)
_CAPITAL = rf"[{UPPER}][{LOWER}]{{1,14}}"
_WRITTEN = re.compile(
    rf"[{UPPER}](?<![\w.@/&’'-].)"
    rf"(?:(?:(?<=D)rs?|(?<=M)(?:[rs]s?|iss)|(?<=P)(?:rof|astor)|(?<=R)ev|(?<=S)ir)\b\.?\s[{UPPER}])?"
    rf"[{LOWER}]{{1,14}}(?:-{_CAPITAL})?\s"
    rf"(?:[A-Z]\.?\s|{_CAPITAL}\s(?={_CAPITAL})|[\"“(]{_CAPITAL}[\"”)]\s)?"
    rf"(?:(?:van|von|de|der|la|del|di|da|St\.)\s){{0,2}}(?:Mc|Mac|O['’]|D['’]|De|La|Le|Di|Du)?{_CAPITAL}(?:-{_CAPITAL})?"
    r"(?:,?\s(?:Jr|Sr)\b\.?|\s(?:II|III|IV)\b)?"
)
"""A given name, perhaps an initial or a second one, and a surname, in a text of mixed case; it begins with a capital and nothing else,
so that the search leaps from one to the next."""

_FOLLOWED = re.compile(
    r"\s?[&+]\s?[A-Z]|['’]?\s[A-Z][a-zA-Z]+|-[A-Za-z]|\s(?:Inc|LLC|Ltd|Co)\b|['’]?s?\s(?:Street|St|Ave|Road|Rd)\b|@|\.(?:com|org|net)"
)
_PRECEDED = re.compile(r"(?:\b[A-Z][A-Za-z]*|\b(?:the|The|at|St|Mt|Ft))\.?\s$")
_ADDRESSED = re.compile(
    r"\b(?:by|By|with|and|And|With|from|From|To|For|Dr|Mr|Mrs|Ms|Hi|Dear|Thanks|Hello|President|Governor|Senator|Mayor|Judge|Chef|Coach|Director|Manager|Owner|Founder)\.?\s$"
)
"""Capitalised words that may stand before a name without being a part of it."""

_BYLINE = re.compile(r"(?:(?:[Pp]osted|[Ww]ritten|[Ss]ubmitted|[Rr]eviewed|[Pp]hotos?)\s)?[Bb]y:?\s|[-–—~]\s?")
_SHOWN = (Kind.TEXT, Kind.HEADING, Kind.LINK)
_SIGNED = re.compile(r"^(?P<name>[^,|–—\d]{5,40}?)(?:\s?[,|–—(]|\s-\s).{0,60}$")
_PLACES = frozenset(
    [
        "park",
        "beach",
        "city",
        "heights",
        "hills",
        "springs",
        "falls",
        "valley",
        "creek",
        "grove",
        "point",
        "island",
        "ridge",
        "lake",
        "lakes",
        "county",
        "square",
        "village",
        "bay",
        "harbor",
        "woods",
        "gardens",
        "town",
        "hall",
        "house",
        "mill",
        "field",
        "ranch",
        "canyon",
        "mountain",
    ]
)
"""Last words of places named for a person or a colour."""

_SEPARATED = re.compile(r"\s?[,|(]\s?|\s[-–—]\s?|[–—]")
_SHORTEST, _LONGEST_TITLE_LINE = 12, 80
_INITIALS = 3
_ADDRESSES = frozenset({"dr", "drs", "mr", "mrs", "ms", "miss", "prof", "rev", "pastor", "sir"})
_CREDIT = re.compile(
    r"\b(?:[Dd]esigned|[Bb]uilt|[Cc]reated|[Dd]eveloped|[Pp]owered|[Hh]osted|[Pp]hotography)\s(?:and \w+ )?by\b"
)


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    relation: str
    sure: float
    segment: Segment
    title: str = ""
    title_at: Segment | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A text that may be a name with what a signature has, or that names somebody.

    Attributes:
        name: that the line is; `signed` that it begins with, `titled` in front of a title, None for none.
        led: whether "by" or a dash leads it. author: whether "by" does.
        named: people in the text, each with the title behind the name.
    """

    name: PersonName | None = None
    signed: PersonName | None = None
    titled: PersonName | None = None
    led: bool = False
    author: bool = False
    named: list[tuple[PersonName, str]] = field(default_factory=list)


class _Texts:
    """What the texts of one site tell by themselves, links of which lists name places, brands and works, and all others."""

    def __init__(self, titles: Titles) -> None:
        self.titles = titles
        self.links = Kept(_of_link, titles)
        self.lines = Kept(_of_text, titles)


def outsiders(pages: Sequence[PageText], staff: Collection[str], titles: Titles) -> list[Outsider]:
    """Everybody whom the pages name and who is not of the firm as far as they say, in order of appearance; facts not yet verified.

    Args:
        pages: of one site. staff: names of the firm's own people. titles: titles that are recognised.
    """
    own = {_key(normal_person_name(name)) for name in staff}
    found: dict[str, Outsider] = {}
    texts = _Texts(titles)
    for page in pages:
        if page.outcome is not Outcome.OK or is_template(page):
            continue
        for named in islice(_on_page(page, texts), _MOST_A_PAGE):
            key = _key(normal_person_name(named.name))
            if key in own or len(found) >= _MOST:
                continue
            facts = tuple(_facts(page, named, f"named:{key}"))
            if key not in found:
                found[key] = Outsider(named.name, named.relation, facts)
            elif len(facts) > 1 or all(fact.url != page.url for fact in found[key].facts):
                known = {(fact.field, fact.value, fact.url) for fact in found[key].facts}
                more = (fact for fact in facts if (fact.field, fact.value, fact.url) not in known)
                found[key] = replace(found[key], facts=(*found[key].facts, *more))
    return list(found.values())


def _facts(page: PageText, named: _Named, subject: str) -> Iterator[Fact]:
    yield propose(page, named.segment, "full_name", named.name, named.sure, quote=_around(named), subject=subject)
    if named.title and named.title_at is not None:
        yield propose(page, named.title_at, "title", named.title, named.sure - 0.02, subject=subject)


def _key(normal_name: str) -> str:
    first, *rest = normal_name.split() or [""]
    return " ".join([first, *(word for word in rest if len(word) > 1)])


def _around(named: _Named) -> str:
    text = named.segment.text
    if len(text) <= 300:
        return text
    at = max(text.find(named.name.partition(" ")[0]), 0)
    return text[max(0, at - 100) : at + len(named.name) + 150].strip()


def _on_page(page: PageText, texts: _Texts) -> Iterator[_Named]:
    others: list[bool] = []
    for at, segment in enumerate(page.segments):
        text, kind = segment.text, segment.kind
        if kind is Kind.LINK:
            # Without letters behind a name or "Dr." in front a link names nobody here, as most do.
            if segment.region is Region.NAV or not ("," in text or "." in text):
                continue
            line = texts.links[text]
        elif kind in _SHOWN:
            line = texts.lines[text]
        else:
            continue
        if line is None:
            continue
        whole = _whole(page, at, line)
        named = line.named if not whole else ()
        if not whole and not named:
            continue
        others = others or _others(page)
        relation = "client" if others[at] else "named"
        if whole:
            name, sure, role = whole
            yield _Named(name.text, role or relation, sure, segment, *_title_of(page, at, name, texts.titles))
        for name, title in named:
            by = "author" if _CREDIT.search(text) else relation
            yield _Named(name.text, by, 0.78, segment, title, segment if title else None)


def _others(page: PageText) -> list[bool]:
    """One flag a segment: whether what stands there is of others."""
    if is_outsiders_page(page):
        return [True] * len(page.segments)
    return beneath(page, OTHERS, also=sayings_begin(page))


def _titled(text: str, titles: Titles) -> PersonName | None:
    """The known name in front of a title that nothing but a firm follows: "Jane Doe, Chief Strategy Officer, Maple Hollow"."""
    first, *behind = _SEPARATED.split(text, maxsplit=2)
    name = person_name(first) if behind else None
    given = name is not None and (name.known or folded(name.text.partition(" ")[0]) in given_names())
    title = titles.title(behind[0]) if given else ""
    return name if title and titles.certain(title) else None


def _of_link(text: str, titles: Titles) -> _Line | None:
    """What a link may be: a name with letters behind it, or "Dr." in front."""
    return _line_of(text, titles) if len(text) <= SHORT and _HINT.search(text) else None


def _of_text(text: str, titles: Titles) -> _Line | None:
    if not _HINT.search(text):
        return None
    line = _line_of(text, titles) if len(text) <= SHORT else None
    named = [(name, _title_behind(text, end, titles)) for name, end in _in_text(text)] if len(text) > _SHORTEST else []
    return replace(line or _Line(), named=named) if named else line


def _line_of(text: str, titles: Titles) -> _Line | None:
    """What a line may be: a name, or a name with what a signature has: "by Jane Doe", "- Jane Doe, Springfield"."""
    led = _BYLINE.match(text)
    rest = text[led.end() :] if led else text
    first = rest.partition(" ")[0]
    if not (_may_begin(first) or first.endswith(",")):
        return None
    signed = _SIGNED.match(rest)
    name, signs = person_name(rest), person_name(signed.group("name")) if signed else None
    titled = _titled(rest, titles)
    author = led is not None and led.group()[-2:].strip().lower() in ("y", ":", "y:")
    return _Line(name, signs, titled, led is not None, author) if name or signs or titled else None


def _whole(page: PageText, at: int, line: _Line) -> tuple[PersonName, float, str] | None:
    """Whom such a line names where it stands, how sure that is, and "author" for one who is said to have written."""
    own = page.segments[at]
    name = line.name or (line.signed if _signs(page, at, line.led) else None)
    if name is None and own.kind is not Kind.LINK:
        name = line.titled
    if name is None or not (_likely(name) or (name.known and _signs(page, at, line.led)) or line.titled):
        return None
    if own.kind is Kind.LINK and not (name.credentials or name.addressed):
        return None
    return name, 0.85 if name.known and known_surname(name.text) else 0.75, "author" if line.author else ""


def _title_of(page: PageText, at: int, name: PersonName, titles: Titles) -> tuple[str, Segment | None]:
    """The title in a signature: behind the name, or in the line below it."""
    own = page.segments[at]
    behind = _SEPARATED.split(own.text)[1:3]
    below = page.segments[at + 1 : at + 2]
    for text, segment in [*((part, own) for part in behind), *((each.text, each) for each in below)]:
        if segment.kind not in _SHOWN or len(text) > _LONGEST_TITLE_LINE or segment.region is not own.region:
            continue
        title = titles.title(_SEPARATED.split(text)[0])
        other = person_name(title) if title else None
        if title and titles.certain(title) and (other is None or not other.known):
            return titles.with_unit(title, _behind_title(own.text, title)) if segment is own else title, segment
    return "", None


def _behind_title(text: str, title: str) -> str:
    """What stands between the first comma behind a title and the next."""
    return _SEPARATED.split(text.partition(title)[2].lstrip(" ,"))[0].strip()


def _signs(page: PageText, at: int, led: bool) -> bool:
    before = page.segments[at - 1].text if at else ""
    return led or len(before) > 80 or before.endswith(('"', "”"))


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Whether a person's name may begin with the word: a quick look."""
    bare = folded(word.strip('.-,"“'))
    return bare in given_names() or bare.partition("-")[0] in given_names() or bare in _ADDRESSES


def _is_listed(word: str) -> bool:
    return word in given_names() or word in word_list("surnames") or word in word_list("word_surnames")


def _likely(name: PersonName) -> bool:
    words = [folded(word.strip(".")) for word in name.text.split()]
    if words[-1] in _PLACES or any(len(word) > _INITIALS and not _is_listed(word) for word in words[1:-1]):
        return False
    return (name.known or name.addressed) and (known_surname(name.text) or name.addressed or name.credentials)


def _title_behind(text: str, end: int, titles: Titles) -> str:
    """ "Jane Doe, Designer, Springfield" and "Jane Doe - Designer" in a short text."""
    told = role_behind(text, end, titles)
    if told:
        return told
    parts = _SEPARATED.split(text[end : end + _LONGEST_TITLE_LINE]) if len(text) <= SHORT else []
    if len(parts) < 2 or parts[0].strip():
        return ""
    title = titles.title(parts[1])
    return title if title and titles.certain(title) else ""


def _in_text(text: str) -> Iterator[tuple[PersonName, int]]:
    for match in islice(_WRITTEN.finditer(text), 60):
        before, written = text[max(0, match.start() - 24) : match.start()], match.group()
        if not _may_begin(written.partition(" ")[0]):
            continue
        if _FOLLOWED.match(text, match.end()) or (_PRECEDED.search(before) and not _ADDRESSED.search(before)):
            continue
        name = person_name(written)
        if name is not None and _likely(name):
            yield name, match.end()
