"""How values are written in text: one reader each for e-mail addresses, telephone numbers and counts.

Extraction reads with them and `supports` reads the quote again with them, so that both agree on what a text says.
Every pattern is bounded: the longest token it looks at is named in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leadgen_assets.domain.hosts.domains import has_known_ending
from leadgen_assets.domain.wording.phone_stretches import is_other_number, stretches
from leadgen_assets.domain.wording.phones import dialled

_AT = r"(?:[@＠]|\s{0,3}[\[({<]\s{0,2}(?:at|AT|At|@)\s{0,2}[\])}>]\s{0,3}|\s{1,3}(?:AT|\(at\))\s{1,3})"
_DOT = r"(?:\.|\s{0,3}[\[({<]\s{0,2}(?:dot|DOT|Dot|\.)\s{0,2}[\])}>]\s{0,3}|\s{1,3}(?:DOT|dot)\s{1,3})"
_SPELLED_DOT = r"\s{0,3}[\[({<]\s{0,2}(?:dot|DOT|Dot|\.)\s{0,2}[\])}>]\s{0,3}|\s{1,3}DOT\s{1,3}"
_EMAIL = re.compile(
    rf"(?<![\w.+%-])([A-Za-z0-9][A-Za-z0-9._+%'-]{{0,63}}(?:(?:{_SPELLED_DOT})[A-Za-z0-9][A-Za-z0-9_+'-]{{0,40}}){{0,2}}){_AT}"
    rf"((?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?{_DOT}){{1,4}}[A-Za-z]{{2,18}})(?![\w-])"
)
_DOTS = re.compile(_DOT)
_CUT_OFF = re.compile(r"(?:\bdot|[\[({<]\s{0,2}\.)\s{0,3}[\])}>]?\s{0,3}$", re.IGNORECASE)
"""In front of an address: what was read is only the end of its local part."""

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.|\s\.\s|\s{1,2}dot\s{1,2})){1,4}[A-Za-z]{2,18}"
_SPOKEN = re.compile(
    rf"(?:(?<![A-Za-z])e-?mail(?: address)?(?:\s(?:me|us))?(?:\sat)?\s{{0,2}}[:–-]?\s{{0,3}})"
    rf"([A-Za-z0-9][A-Za-z0-9._+-]{{0,63}})(?:\sat\s|\s?[@＠]\s?)({_HOST})(?![\w-])"
    r"|(?<![\w.+%-])([A-Za-z0-9][A-Za-z0-9.+]{0,63})_at_((?:[A-Za-z0-9-]{1,63}_dot_){1,4}[A-Za-z]{2,18})(?![\w-])"
    r"|(?<![\w.+%-])([A-Za-z0-9][A-Za-z0-9._+]{0,63})\s?-at-\s?((?:[A-Za-z0-9]{1,63}\s?-dot-\s?){1,4}[A-Za-z]{2,18})(?![\w-])",
    re.IGNORECASE,
)
"""Written as it is spoken, or with blanks around the @: plain words, so "E-mail:" must stand before them, or hyphens bind them."""

_SPOKEN_DOTS = re.compile(r"\s{0,2}\.\s{0,2}|\s{1,2}dot\s{1,2}|\s?-dot-\s?|_dot_", re.IGNORECASE)
_SPOKEN_HINT = re.compile(r"-at-|_at_|\sat\s.{1,70}\sdot\s|[@＠]\s|\s[@＠]", re.IGNORECASE)
_LEFT_OUT = r"(?:NO-?SPAM|REMOVE-?THIS|DELETE-?THIS|NO-?BOTS?|REMOVE-?ME)"
_AGAINST_ROBOTS = re.compile(
    rf"[-_.](?:{_LEFT_OUT}|REMOVE|DELETE|OMIT)(?![A-Za-z0-9])|(?<![A-Za-z0-9]){_LEFT_OUT}[-_.]?|(?<=[A-Za-z0-9])[-_.]?{_LEFT_OUT}[-_]?"
    r"|(?<![A-Z])(?:REMOVE|DELETE|OMIT|(?:STOP|ANTI)?-?SPAM(?:-?FREE)?)(?=[a-z])|(?<=[a-z])(?:REMOVE|DELETE|OMIT|SPAM-?FREE)(?![A-Za-z])"
    r"|(?:^|(?<=\.))(?:no-?spam|anti-?spam|spam-?free|(?:remove|delete)-?(?:this|me))\."
)
"""Words in capitals that people are to leave out."""

_NUMBER_STUCK = re.compile(r"(?:1[-.])?(?:\d{3}[-.])?\d{3}[-.]\d{4}[-._]?(?=[A-Za-z])|\d{10,11}(?=[A-Za-z])")
"""A telephone number to which an address is stuck: "512-555-0134office@firm.com"."""

EMAIL_HINT = re.compile(
    r"[@＠]|[\[({<]\s{0,2}[aA][tT]\s{0,2}[\])}>]|\sAT\s|-at-|_[aA][tT]_|\s[aA]t\s[^\s]{1,40}\s(?:[dD]ot|DOT)\s"
)
"""Quick look: no text without it holds an e-mail address."""

EMAIL_SIGNS = (
    "@", "＠", "-at-", "_at_", " AT ", " dot ", *(f"{bracket}{blanks}at" for bracket in "[({<" for blanks in ("", " ", "  ")),
)  # fmt: skip
"""No text in which `EMAIL_HINT` is found is without one of them; those in lower case stand there in any case."""

_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".js", ".css", ".html", ".htm", ".php", ".aspx")

_PHONE_LABEL = re.compile(
    r"(?<![A-Za-z])(?:tel|telephone|phone|ph|fax|telefax|mobile|mob|cell|call|t|p|m|f)[^A-Za-z\d]{0,3}(?:(?:no|number|us)[^A-Za-z\d]{0,3})?$",
    re.IGNORECASE,
)

_MOST_FAILED = 80
"""Stretches without a number, one behind the other, after which a text has none: a table of codes."""

_REPEATED = 300
"""Characters up to which a text is worth remembering: several readers ask of the same one, and pages repeat theirs."""

_TRUNK = (1, 2, 3)
"""Where the trunk 0 may stand that is dialled at home only: behind a country's code, "+44 (0)20"."""

_COUNT = re.compile(r"(?<![\w$.,#/-])(\d{1,3}(?:,\d{3}){1,2}|\d{1,7}(?:\.\d)?)\s?([kK](?![\w]))?(?![\d]|[.,]\d|\w)")


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it stands in a text: `value` normalised, `start` and `end` of the writing."""

    value: str
    start: int
    end: int


def emails_in(text: str) -> list[Written]:
    """E-mail addresses, lower case, those written "name [at] firm [dot] com" too; file names such as "logo@2x.png" are none."""
    if len(text) <= _REPEATED:
        return list(_emails_in(text))
    return _emails(text)


@lru_cache(maxsize=2048)
def _emails_in(text: str) -> tuple[Written, ...]:
    return tuple(_emails(text))


def _emails(text: str) -> list[Written]:
    if not EMAIL_HINT.search(text):
        return []
    found = []
    for match in _EMAIL.finditer(text):
        if not _CUT_OFF.search(text, max(0, match.start() - 12), match.start()):
            found += _address(
                _DOTS.sub(".", match.group(1)), _DOTS.sub(".", match.group(2)), match.start(), match.end()
            )
    if _SPOKEN_HINT.search(text):
        for match in _SPOKEN.finditer(text):
            local = next(group for group in (1, 3, 5) if match.group(group))
            host = local + 1
            if not any(each.start < match.end() and match.start() < each.end for each in found[-50:]):
                spoken = _SPOKEN_DOTS.sub(".", match.group(host))
                found += _address(match.group(local), spoken, match.start(local), match.end())
    return found


def _address(local: str, host: str, start: int, end: int) -> list[Written]:
    """The address, if it is one that mail can be sent to."""
    plain = _AGAINST_ROBOTS.sub("", local) or local
    stuck_number = _NUMBER_STUCK.match(plain)
    if stuck_number is not None:
        if stuck_number.group().isdigit():
            return []  # perhaps a name with a number in it
        plain, start = plain[stuck_number.end() :], start + stuck_number.end()
    plain_host = _AGAINST_ROBOTS.sub("", host)
    if not has_known_ending(plain_host.lower()):
        # The next word stuck to it: "info@firm.comPhone".
        stuck = re.search(r"(?<=[a-z])[A-Z][a-z]*$", plain_host)
        if stuck is None or not has_known_ending(plain_host[: stuck.start()].lower()):
            return []
        plain_host, end = plain_host[: stuck.start()], end - len(stuck.group())
    value = f"{plain.strip('.')}@{plain_host}".lower()
    return (
        [] if value.endswith(_FILE_ENDINGS) or ".." in value or value.startswith("@") else [Written(value, start, end)]
    )


def phone_like_in(text: str) -> list[Written]:
    """Stretches that may be telephone numbers, `value` being their digits; they overlap, since two numbers may stand side by side.

    Whether one is valid is for `phones_in` to say.
    """
    return [Written(stretch.digits, stretch.start, stretch.end) for stretch in stretches(text)]


def phones_in(text: str, *regions: str) -> list[Written]:
    """Valid telephone numbers in their order, `value` in E.164.

    Args:
        text: any text.
        regions: two-letter codes of the countries that numbers without `+` may belong to, the likeliest first; the USA where none
            is named.
    """
    if len(text) <= _REPEATED:
        return list(_phones_in(text, regions))
    return _phones(text, regions)


@lru_cache(maxsize=2048)
def _phones_in(text: str, regions: tuple[str, ...]) -> tuple[Written, ...]:
    return tuple(_phones(text, regions))


def _phones(text: str, regions: tuple[str, ...]) -> list[Written]:
    found: list[Written] = []
    failed = 0
    for stretch in stretches(text):
        start, end = stretch.start, stretch.end
        if any(start < each.end and each.start < end for each in found[-3:]):
            continue
        labelled = text[max(0, start - 3) : start].strip(" :.-#(")[-1:].isalpha() and _PHONE_LABEL.search(
            text, max(0, start - 24), start
        )
        number = dialled(stretch, text[start:end], regions or ("US",), labelled=bool(labelled))
        if number and not is_other_number(text, stretch):
            found.append(Written(number, start, end))
            failed = 0
        elif (failed := failed + 1) > _MOST_FAILED:
            break
    return sorted(found, key=lambda each: each.start)


def same_phone(number: str, digits: str) -> bool:
    """Whether digits as written nationally or internationally, perhaps with an extension behind, are the E.164 number."""
    own = number.removeprefix("+")
    written = digits.removeprefix("00").lstrip("0")
    if own.startswith("1"):
        return written.removeprefix("1").startswith(own[1:])
    if own == digits.removeprefix("011"):  # as North Americans dial abroad
        return True
    without_trunk = (written[:at] + written[at + 1 :] for at in _TRUNK if written[at : at + 1] == "0")
    return len(written) >= 7 and (own.endswith(written) or written.startswith(own) or own in without_trunk)


def counts_in(text: str) -> list[Written]:
    """Whole numbers ("300", "4,500", "4.5k"), those in dates, prices, telephone numbers and codes left out where the writing shows it."""
    found = []
    for match in _COUNT.finditer(text):
        number, thousands = match.groups()
        if "." in number and not thousands:
            continue
        value = round(float(number.replace(",", "")) * (1000 if thousands else 1))
        found.append(Written(str(value), match.start(), match.end()))
    return found
