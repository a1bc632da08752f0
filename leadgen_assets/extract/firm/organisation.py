"""The firm's own name, description and address on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.hosts.web_address import without_fragment, without_tracking
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.firm.description import descriptions
from leadgen_assets.extract.firm.name_judge import DECLARING, Judge, Named, kinds_of
from leadgen_assets.extract.firm.name_mentions import PARTS, Mention, banners, mentions
from leadgen_assets.extract.firm.spelled_names import spelled_names
from leadgen_assets.extract.firm.trade_names import legal_names
from leadgen_assets.extract.naming.own_names import is_fuller, is_office_of
from leadgen_assets.extract.naming.written_names import (
    ADDRESS_ENDING,
    LEGAL,
    STATE_AT_END,
    letters_of,
    repaired,
)
from leadgen_assets.extract.reading.proposal import method_of, propose

_LEAST = 0.5
"""A name that is believed less is none."""
_DOUBTED = 0.87
"""Most confidence in a name where another one is nearly as likely: then its legal form, and the pages that bear it, decide."""

_MOST_NAMES = 300
"""Names of one site that are weighed; a page about a company holds a few dozen."""

_FILLED_IN = frozenset({"structured", "site", "title"})
"""Where a site's builder writes its address when nobody says what the firm is called."""
_WRITTEN = frozenset({"copyright", "header", "home", "logo"})
"""Where visitors read it."""
_CALLING = _WRITTEN - {"copyright"} | {"title", "heading"}
_COMPASS = r"(?:north|south|east|west|central|downtown)"
_BRANCHS_END = re.compile(
    rf"{STATE_AT_END.pattern}|(?i:\s(?:locations?|branch)|\s{_COMPASS}(?:\s?(?:&|and|/)\s?{_COMPASS})+)$"
)
"""Behind a firm's name where one of its offices is told by it, or all of them: "Maple Hollow West & East"."""
_NAMING = DECLARING | {"title", "logo", "home"}
"""Where a firm says what it is called, as against where its name also stands."""


def organisation(pages: Sequence[PageText], domain: str, *, is_part: bool = False) -> Iterator[Fact]:
    """Name, description, domain and website; not yet verified. Where nothing agrees on a name there is none.

    Args:
        is_part: the pages are one firm's part of a site that firms share: its website is that part, not the site's home page.
    """
    read = [page for page in pages if page.outcome is Outcome.OK]
    yield from _own_address(read, domain, is_part)
    names = list(_names(read, domain)) or list(spelled_names(read, domain))
    yield from names
    surest = max(names, key=lambda fact: (round(fact.confidence, 1), len(fact.value)), default=None)
    yield from descriptions(read, surest.value if surest else "")


def _own_address(pages: Sequence[PageText], domain: str, is_part: bool) -> Iterator[Fact]:
    home = next((page for page in pages if page.role == "home"), pages[0] if pages else None)
    if home is None:
        return
    own = registrable_domain(home.url)
    moved = own != domain
    if not own or (moved and refusal(own)):
        return
    parts = urlsplit(home.url)
    website = without_tracking(without_fragment(home.url)) if is_part else f"{parts.scheme}://{parts.netloc}/"
    for field, value in (("domain", own), ("website", website)):
        yield Fact(COMPANY, field, value, home.url, 1, home.url, Method.ADDRESS, 0.8 if moved else 0.98)


def _names(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """One fact a mention of the names that are sure enough: independent sources that agree, above all with the domain's letters."""
    written = [*(mention for page in pages for mention in mentions(page)), *banners(pages)]
    # Letters of what the markup calls the firm, where it says nothing else beside it.
    stated = (each.text for each in written if each.source == "structured" and not PARTS.search(each.text))
    judge = Judge(pages, domain, frozenset(map(letters_of, stated)) - {""})
    groups: dict[str, list[Named]] = {}
    for mention in written:
        for text in judge.names_in(mention):
            groups.setdefault(letters_of(text), []).append((mention, text))
    groups.pop("", None)
    groups = {key: group for key, group in groups.items() if not judge.is_parents(group)}
    if len(groups) > _MOST_NAMES:
        likely = sorted(groups, key=lambda key: -max(mention.weight for mention, _ in groups[key]))
        groups = {key: groups[key] for key in likely[:_MOST_NAMES]}
    # Who licenses the brand bears the office's name out, and is never it.
    sure = {key: belief for key, belief in judge.beliefs(groups).items() if not judge.is_franchisors(groups[key])}
    for key in legal_names(pages, {key for key in sure if sure[key] >= _LEAST}):
        del sure[key]
    for key in [key for key in sure if judge.is_misspelt(groups[key])]:
        del sure[key]
    _prefer_whole(sure, groups)
    _prefer_words(sure, groups, judge)
    _prefer_written(sure, groups, judge)
    _prefer_called(sure, groups, judge)
    _prefer_fuller(sure, groups, judge)
    best = sorted(sure, key=lambda key: (-sure[key], -len(key)))[:3]
    least_sure = _DOUBTED if len(best) > 1 and sure[best[1]] > sure[best[0]] - 0.2 else 1.0
    for key in best:
        if sure[key] < _LEAST or sure[key] < sure[best[0]] - 0.25:
            continue
        for mention, text in groups[key]:
            quote = mention.segment.text if len(mention.segment.text) <= 300 else mention.text.strip()
            yield propose(
                mention.page,
                mention.segment,
                "company_name",
                repaired(text),
                min(sure[key], least_sure) + _spelling(text, mention),
                quote=quote,
                # A copyright line is no running text, however long.
                method=Method.LAYOUT if method_of(mention.segment) is Method.TEXT else None,
            )


def _prefer_words(sure: dict[str, float], groups: dict[str, list[Named]], judge: Judge) -> None:
    """A name that is the site's address, ending and all, gives way to one in words with half of its letters.

    "© maplehollow.com" is what a firm called Maple Hollow Homes also writes.
    """
    told = [key for key in sure if sure[key] >= _LEAST and judge.explains(groups[key])]
    addresses = {key for key in sure if judge.is_address(groups[key], ended=True)}
    if any(" " in groups[key][0][1] for key in told if key not in addresses):
        for key in addresses:
            del sure[key]


def _prefer_written(sure: dict[str, float], groups: dict[str, list[Named]], judge: Judge) -> None:
    """A builder's own entry that is but the domain gives way to the name that head and copyright line bear.

    "northgatemilwaukee.com" in the title or markup is what it writes where nobody said what the firm is called.
    """
    kinds = {key: kinds_of(groups[key]) for key in sure}
    rivals = [
        key for key in sure if sure[key] >= _LEAST and ({"copyright"} < kinds[key] & _WRITTEN or "signed" in kinds[key])
    ]
    names = [normal_company_name(groups[key][0][1]) for key in rivals]
    # "About Ann Berkmoor" alone may be of the firm's owner.
    weak = [
        key for key in sure if kinds[key] == {"about"} or (kinds[key] <= _FILLED_IN and judge.is_address(groups[key]))
    ]
    for key in weak:
        short = normal_company_name(groups[key][0][1])
        # A fuller name of the same word is borne out by it: "Keyrenter" and "Keyrenter Boise".
        if names and not any(is_fuller(short, name) for name in names):
            del sure[key]


def _prefer_whole(sure: dict[str, float], groups: dict[str, list[Named]]) -> None:
    """What is only ever cut out of longer phrases of titles, or heads a page, gives way to a whole name with a legal form and other words.

    "Elmfield Gutters" of "Elmfield Gutters & Roofs Near You" is what is searched for, also where it is the domain; "Maple Hollow" of
    "Maple Hollow Fine Chairs" is what "Maple Hollow Trading Ltd" is called.
    """
    weak = [key for key in sure if kinds_of(groups[key]) <= {"title", "about"} and _is_always_cut(key, groups[key])]
    formal = [
        _words_of(groups[key])
        for key in sure
        if sure[key] >= _LEAST
        and not _is_always_cut(key, groups[key])
        and any(LEGAL.search(text) and _is_declared(mention) for mention, text in groups[key])
    ]
    weak = [key for key in weak if any(_words_of(groups[key]).isdisjoint(words) for words in formal)]
    begins = tuple(f"{_named(groups[key])} " for key in weak)
    for key in list(sure):
        longer = kinds_of(groups[key]) == {"title"} and _named(groups[key]).startswith(begins)
        if key in weak or longer:
            del sure[key]


def _named(group: Sequence[Named]) -> str:
    return normal_company_name(group[0][1])


def _words_of(group: Sequence[Named]) -> set[str]:
    return set(_named(group).split()) - {"and"}


def _is_always_cut(key: str, group: Sequence[Named]) -> bool:
    return all(letters_of(mention.text) != key for mention, _ in group if not mention.source.startswith("about"))


def _is_declared(mention: Mention) -> bool:
    """Whether a place is one where the firm says what it is called; of titles the home page's alone."""
    kind = mention.source.split()[0]
    return kind in DECLARING or (kind == "title" and mention.page.role == "home")


def _prefer_called(sure: dict[str, float], groups: dict[str, list[Named]], judge: Judge) -> None:
    """An address that the copyright line alone writes gives way to the name that title and logo, head or heading bear.

    Not where that name has little of the address: "Ink and toner" on inkbarnonline.example is what is sold.
    """
    kinds = {key: kinds_of(groups[key]) for key in sure}
    addresses = [key for key in sure if kinds[key].isdisjoint(_CALLING) and judge.is_address(groups[key], ended=True)]
    called = (key for key in sure if sure[key] >= _LEAST and {"title"} < kinds[key] & _CALLING)
    gives_way = addresses and any(judge.explains(groups[key]) for key in called)
    for key in addresses if gives_way else ():
        del sure[key]


def _prefer_fuller(sure: dict[str, float], groups: dict[str, list[Named]], judge: Judge) -> None:
    """Of "Maple Hollow" and "Maple Hollow Realty" the fuller name is believed as much, where two kinds of places write it.

    Not where the domain spells the shorter one, and a title or link has nothing but the town behind it: "Maple Hollow Realty Elmfield";
    nor what one page alone below the home page is headed: "Contact Maple Hollow Today", "Maple Hollow West".
    """
    first = max(sure, key=lambda key: sure[key], default="")
    if not first:
        return
    short, belief = normal_company_name(groups[first][0][1]), sure[first]
    # "Maple Hollow Law Visas" of the logo "Maple Hollow Law / Visas, PLLC" is no fuller "Maple Hollow Law, PLLC".
    formal = any(LEGAL.search(text) and _is_declared(mention) for mention, text in groups[first])
    for key, group in groups.items():
        name = normal_company_name(group[0][1])
        kinds = kinds_of(group) | judge.written(group).keys()
        fuller = is_fuller(short, name) and not _BRANCHS_END.search(group[0][1])
        lesser = fuller and (judge.is_placed(short, name) or _is_of_one_page(group, groups[first]))
        if lesser and not kinds & DECLARING:
            continue
        if fuller and formal and all(PARTS.search(mention.text) for mention, _ in group):
            continue
        if fuller and not name.startswith(short) and len({mention.page.url for mention, _ in group}) > 1:
            kinds.add("pages")  # one trade written out is hardly another's name
        if is_office_of(short, name) and any(_is_declared(mention) for mention, _ in group):
            # Who it is called after is a person: "Ann Berkmoor", "Ann Berkmoor, Esq."
            for person in [each for each in sure if f"{_named(groups[each])} ".startswith(f"{short} ")]:
                if person != key:
                    del sure[person]
        if fuller and len(kinds) > 1 and kinds & _NAMING and sure.get(key, 0.0) >= _LEAST:
            sure[key] = belief + 0.01 * min(len(kinds), 3)


def _is_of_one_page(group: Sequence[Named], shorter: Sequence[Named]) -> bool:
    """Whether only one page writes a name, not the home page, where several write a shorter one."""
    pages = {mention.page.url for mention, _ in group}
    return (
        len(pages) == 1
        and all(mention.page.role != "home" for mention, _ in group)
        and len({mention.page.url for mention, _ in shorter} - pages) > 1
    )


def _spelling(text: str, mention: Mention) -> float:
    """Which of several spellings is the better one: with its legal form; not as an address, nor all in one case, nor a picture's."""
    segment = mention.segment
    # "Maple Hollow Company" is what the page "Company" of Maple Hollow is headed.
    formal = LEGAL.search(text) is not None and (_is_declared(mention) or not text.lower().endswith("company"))
    return (
        0.01 * formal
        - 0.01 * bool(ADDRESS_ENDING.search(text))
        - 0.005 * (text.isupper() or text.islower())
        # Its text is often made of a file's name: "Maple-Hollow".
        - 0.001 * (segment.kind is Kind.IMAGE)
    )
