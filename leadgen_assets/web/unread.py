"""Pages that were delivered and yet tell nothing about a company: walls, parked domains, "not found" with status 200, empty shells.

Each judgement needs a phrase and a page that is short for it: a long page that mentions captchas is about captchas.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile

from leadgen_assets.domain.pages.page import Kind, Outcome, Region, Segment
from leadgen_assets.web import unread_words as words
from leadgen_assets.web.figures import is_figure
from leadgen_assets.web.segments import Cut
from leadgen_assets.web.walls import WALL

_APP_ROOTS = "#root,#app,#__next,#___gatsby,#__nuxt,#svelte,#main-app,app-root,[data-reactroot],[ng-app],[ng-version]"
_REACHED_AT = re.compile(r"\d{3}\D{0,3}\d{4}|@\w|\bmailto:|\btel:")
"""A telephone number or an address: somebody's own page, however little it says."""
_REACHING = ("tel:", "mailto:", "callto:", "sms:")
"""How links begin that reach somebody; the digits of other addresses are no telephone numbers."""

_SHORT, _SHELL, _NOTHING = 1500, 200, 40
_LOGIN_LENGTH, _NOTICE = 400, 600
_DEFAULT_PAGE = 6000
"""Characters of the longest page that a server's software shows before it has a site."""

_WHOLLY_COOKIES, _MAINLY_COOKIES = 0.85, 0.5
_COOKIES = "a question about cookies stands before the page"
_CONTACT_LINE = 120
_HEADINGS = 5
_LOADING = re.compile(r"\bloading\b|\bplease wait\b|\bone moment\b|\bjust a (?:moment|second)\b", re.IGNORECASE)
_SENTENCE = 60
"""Characters of a line from which on it tells something whatever it is about."""
_SAYS = re.compile(r"\S+(?: \S+){3,}[.!]")
"""A shorter line that is a sentence, and no label."""
_RELATED_LINKS = 3
_OWN_SENTENCES = 2
"""Long lines in which a page tells of something else, so that a note between them does not say what the page is."""

_HEAD, _MAIN, _HEADING = Region.HEAD, Region.MAIN, Kind.HEADING
"""Looked up once: for every segment of a page it would cost more than the comparing."""

Judgement = tuple[Outcome, str]
_BELIEVED = (Outcome.OK, "")


def judged(cut: Cut, *, rendered: bool = False) -> Judgement:
    """What a page with status 200 turns out to be, and why in half a sentence; (OK, "") for one that can be believed.

    Args:
        rendered: a browser made it: a root that is empty still is not where its text stands.
    """
    if not cut.segments and not cut.scripts:
        if cut.shortened:
            return Outcome.TOO_LARGE, "its markup is too large to be read whole, and what was read of it holds no text"
        return Outcome.UNREACHABLE, _sent_on(cut) or "the page is empty"
    shown = [segment for segment in cut.segments if segment.region is not _HEAD and segment.text]
    main = sum([len(segment.text) for segment in shown if segment.region is _MAIN])
    missing = _missing(cut, shown, main)
    if missing:
        return Outcome.NOT_FOUND, f"the page says {_quoted(missing)}"
    default = words.PARKED_TITLES.search(cut.title) if cut.text_length < _DEFAULT_PAGE else None
    if default:
        return Outcome.PARKED, f"a placeholder, no company's site: {_quoted(default.group())}"
    if cut.text_length < _DEFAULT_PAGE and _asks_for_cookies(cut, shown):
        return Outcome.BLOCKED, _COOKIES
    if cut.text_length >= _SHORT:
        return _BELIEVED
    text = " ".join(segment.text for segment in shown)
    links = " ".join(segment.href for segment in shown if segment.href.lower().startswith(_REACHING))
    reached = _REACHED_AT.search(f"{text} {links}") is not None
    for told in (
        _failed(cut, shown, reached),
        _walled(cut, shown, text, reached),
        _parked(cut, shown, text, reached),
        _login(cut, shown, text, reached),
    ):
        if told:
            return told
    return _shell(cut, shown, text, rendered)


def _missing(cut: Cut, shown: list[Segment], main: int) -> str:
    """What says that the page asked for is not there; "" where nothing does. Menus and footers of any length may surround it."""
    if words.NOT_FOUND.search(cut.title):
        return cut.title
    headings = [at for at, segment in enumerate(shown) if segment.kind is _HEADING][:_HEADINGS]
    if main < _SHORT or cut.text_length < 2 * _SHORT:
        headings = headings if main < _SHORT else headings[:1]
        found = next((at for at in headings if _tells(words.NOT_FOUND, cut, shown, at, 120)), None)
        if found is not None and not _tells_more(shown[:found], words.NOT_FOUND):
            return shown[found].text[:120]
    if cut.text_length >= _NOTICE:
        return ""
    said = (at for at, segment in enumerate(shown) if segment.kind is Kind.TEXT)
    found = next((at for at in said if _tells(words.NOT_FOUND, cut, shown, at)), None)
    return "" if found is None or _tells_more(shown[:found], words.NOT_FOUND) else shown[found].text[:200]


def _tells(pattern: re.Pattern[str], cut: Cut, shown: list[Segment], at: int, most: int = 200) -> str:
    """What a line's beginning tells by a pattern; "" where it is a figure with its caption."""
    said = shown[at].text[:most]
    found = next((each for each in pattern.finditer(said) if not words.CONDITION.search(said[: each.start()])), None)
    return "" if found is None or is_figure(shown, at, cut.title) else found.group()


def _tells_more(shown: list[Segment], about: re.Pattern[str]) -> bool:
    """Whether lines of a page tell of something else as well, in two long ones of its own."""
    long = (
        each for each in shown if each.kind is Kind.TEXT and each.region is Region.MAIN and len(each.text) >= _SENTENCE
    )
    told = (True for each in long if not each.href and not about.search(each.text))
    return len(list(islice(told, _OWN_SENTENCES))) == _OWN_SENTENCES


def _failed(cut: Cut, shown: list[Segment], reached: bool) -> Judgement | None:
    """A server that could not answer, and said so with status 200. A menu's links are not what it says."""
    if cut.text_length >= _NOTICE or reached:
        return None
    said = [at for at, each in enumerate(shown) if not each.href and each.region is not Region.NAV][:3]
    titled = words.SERVER_ERRORS.search(cut.title)
    told = (_tells(words.SERVER_ERRORS, cut, shown, at) for at in said)
    failed = titled.group() if titled else next(filter(None, told), "")
    if not failed and cut.text_length < _SHELL and not any(segment.href for segment in shown):
        lines = [cut.title, *(shown[at].text[:200] for at in said)]
        failed = next((match.group() for each in lines if (match := words.MAINTENANCE.search(each))), "")
    return (Outcome.UNREACHABLE, f"its server says {_quoted(failed)}") if failed else None


def _walled(cut: Cut, shown: list[Segment], text: str, reached: bool) -> Judgement | None:
    found = words.WALL_TITLES.search(cut.title) or words.WALL_TEXT.search(text)
    if not found and "cookie" in text.casefold() and not _tells_more(shown, words.COOKIE_TALK):
        found = words.COOKIE_GATE.search(text)
    found = found or (None if reached else words.NOT_HERE.search(text))
    if found:
        return Outcome.BLOCKED, f"{WALL}: {_quoted(found.group())}"
    if cut.text_length < _SHELL:
        for node in cut.tree.css("script[src],iframe[src]")[:20]:
            script = words.WALL_SCRIPTS.search(node.attributes.get("src") or "")
            if script:
                return Outcome.BLOCKED, f"{WALL}: {_quoted(script.group())}"
    if "cookie" in text.casefold() and not reached:
        parts = [segment.text for segment in cut.segments if segment.region is not Region.HEAD]
        about = sum(len(part) for part in parts if words.COOKIE_WORDS.search(part))
        if about >= _WHOLLY_COOKIES * sum(map(len, parts)):
            return Outcome.BLOCKED, _COOKIES
    return None


def _asks_for_cookies(cut: Cut, shown: list[Segment]) -> bool:
    """Whether the page is a question about cookies: it is headed as one, and half of it and more, or all but contacts, is about them.

    Whose telephone or address stands on such a page is not to be told: often it is the service's that asks.
    """
    asks = words.COOKIE_HEADINGS.match
    titles = [each.text[:120] for each in shown if each.kind is _HEADING]
    if not any(map(asks, (cut.title[:120], *titles))):  # as most often
        return False
    begin = list(takewhile(_is_heading_or_line, shown))
    headings = [each.text[:120] for each in begin if each.kind is _HEADING and not _is_contact(each)][:_HEADINGS]
    heading = next((each for each in (*headings, cut.title[:120]) if asks(each)), "")
    if not heading or any(_is_contact(each) for each in begin):
        return False
    parts = [segment.text for segment in shown if segment.text != heading and not _is_contact(segment)]
    about = sum(len(part) for part in parts if words.COOKIE_TALK.search(part) or words.COOKIE_ANSWERS.search(part))
    return about > 0 and about >= _MAINLY_COOKIES * sum(map(len, parts))


def _is_heading_or_line(segment: Segment) -> bool:
    text = segment.text
    return segment.kind is not Kind.TEXT or (len(text) < _NOTHING and not words.COOKIE_TALK.search(text))


def _is_contact(segment: Segment) -> bool:
    return len(segment.text) <= _CONTACT_LINE and _REACHED_AT.search(segment.text + " " + segment.href) is not None


def _parked(cut: Cut, shown: list[Segment], text: str, reached: bool) -> Judgement | None:
    what = "a placeholder, no company's site"
    found = words.PARKED_TEXT.search(text) or (None if reached else words.OWNER_ASKED.search(text))
    if found:
        return Outcome.PARKED, f"{what}: {_quoted(found.group())}"
    if any(segment.href and words.PARKING_HOSTS.search(segment.href) for segment in cut.segments):
        return Outcome.PARKED, f"{what}: it belongs to a domain trader"
    related = "" if reached else _only_related(shown)
    if related:
        return Outcome.PARKED, f"{what}: {_quoted(related)} and nothing of its own"
    if cut.text_length < _NOTICE and not reached:
        told = [cut.title, *(segment.text for segment in shown[:2])]
        not_yet = next((match for each in told if (match := words.NOT_YET.search(each))), None)
        # What a host writes into a title it also writes as the only line.
        lines = (segment.text for segment in shown[:2] if len(segment.text) < _NOTHING)
        not_yet = not_yet or next((match for each in lines if (match := words.PARKED_TITLES.search(each))), None)
        if not_yet:
            return Outcome.PARKED, f"{what}: {_quoted(not_yet.group())}"
    return None


def _only_related(shown: list[Segment]) -> str:
    """What stands above the links of a page that has nothing but them: words to search for, each a link; "" for other pages."""
    at = next((at for at, each in enumerate(shown) if words.RELATED.search(each.text[:_NOTHING])), None)
    if at is None or any(not each.href and (len(each.text) >= _SENTENCE or _SAYS.search(each.text)) for each in shown):
        return ""
    linked = [each for each in islice(shown, at + 1, None) if each.href]
    return shown[at].text if len(linked) >= _RELATED_LINKS else ""


def _login(cut: Cut, shown: list[Segment], text: str, reached: bool) -> Judgement | None:
    """A page that is a login; a box for owners beside what a firm tells of itself, and how it is reached, is none."""
    own = [each for each in shown if each.region is Region.MAIN and not each.href]
    tells = reached and (
        any(len(each.text) >= _SENTENCE and not words.LOGIN.search(each.text) for each in shown)
        or any(_SAYS.search(each.text) and not words.LOGIN_TALK.search(each.text) for each in own)
    )
    beside = _tells_beside_login(own, reached)
    asked = cut.has_password and (
        (cut.text_length < _LOGIN_LENGTH and not (tells or beside) and words.LOGIN.search(f"{cut.title} {text}"))
        or (not beside and words.LOGIN_TITLE.search(cut.title))
    )
    must = cut.text_length < _LOGIN_LENGTH and words.MUST_LOG_IN.search(text)
    refused = must and (not reached or all(words.LOGIN_TALK.search(each.text) for each in own))
    return (Outcome.BLOCKED, "a login stands before the page") if asked or refused else None


def _tells_beside_login(own: list[Segment], reached: bool) -> bool:
    """Whether a page that is called a login has a firm's ordinary text as well: long lines that are not about logging in.

    One does where it also says how the firm is reached; a maker of portals praises them in one that says nothing of that.
    """
    long = (each for each in own if each.kind is Kind.TEXT and len(each.text) >= _SENTENCE)
    told = sum(1 for each in long if not words.LOGIN_TALK.search(each.text))
    return told >= (1 if reached else _OWN_SENTENCES)


def _shell(cut: Cut, shown: list[Segment], text: str, rendered: bool) -> Judgement:
    if cut.text_length >= _SHELL or not cut.scripts:
        return _BELIEVED
    if cut.text_length < _NOTHING:
        return Outcome.SCRIPT_ONLY, "its text appears only in a browser"
    roots = [bool(node.text().strip()) for node in cut.tree.css(_APP_ROOTS)[:5]]
    empty_root = not rendered and not all(roots)
    # Every page of such a site asks for scripts, also one whose root was filled before it was sent.
    filled = bool(roots) and all(roots) and _informs(shown) and not _LOADING.search(text)
    asks = not filled and any(words.WANTS_SCRIPT.search(node.text()) for node in cut.tree.css("noscript")[:5])
    if asks or empty_root or words.WANTS_SCRIPT.search(text):
        return Outcome.SCRIPT_ONLY, "its text appears only in a browser"
    return _BELIEVED


def _informs(shown: list[Segment]) -> bool:
    """Whether the page's main part has a number or a mailbox, or a line with a link to another site in it; a menu has neither."""
    main = [each for each in shown if each.region is Region.MAIN and each.text]
    lines = [each.text for each in main if each.kind is Kind.TEXT]
    if any(map(_REACHED_AT.search, lines)):
        return True
    links = [each.text for each in main if each.kind is Kind.LINK and each.href.startswith(("https://", "http://"))]
    return any(text in line and text != line for text in links for line in lines)


def _sent_on(cut: Cut) -> str:
    node = cut.tree.css_first("meta[http-equiv=refresh i][content*=url i]")
    target = (node.attributes.get("content") or "").rpartition("=")[2].strip(" '\"") if node is not None else ""
    return f"the page is empty and only sends on to {target[:80]}" if target else ""


def _quoted(text: str) -> str:
    return f'"{text[:80]}"'
