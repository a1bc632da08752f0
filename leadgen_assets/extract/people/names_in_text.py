"""Where names stand in running text, whole: "Jane Doe", "Dr. Jane Q. Doe, DDS", "Juan Carlos de la Fuente"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.couples import is_given_alone
from leadgen_assets.extract.naming.led_names import led_name
from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.naming.name_parts import LOWER, UPPER
from leadgen_assets.extract.naming.person_names import PersonName, person_name, starts_otherwise
from leadgen_assets.extract.naming.placed_names import told_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.related import leads_us
from leadgen_assets.extract.people.titles_behind import NamePlace
from leadgen_assets.extract.reading.word_lists import word_list

_CAPITAL = rf"[{UPPER}][{LOWER}]{{1,18}}"
_SURNAME = (
    r"(?:Mc|Mac|O['’]|[Dd]['’]|De|[Aa]l-|[Ee]l-|(?:[Vv]an|[Vv]on|[Dd]e|[Dd]i|[Dd]el|da|dos|das|do|du|ter|ten|bin|al|el)\s(?:der\s|den\s|la\s|las\s|los\s)?)?"
    rf"{_CAPITAL}(?:-{_CAPITAL})?(?![\w])"
)
_NAMES = re.compile(
    rf"[{UPPER}](?<![\w.].)(?:(?:(?<=D)rs?|(?<=M)[rs]s?)\.?\s[{UPPER}])?"
    rf"(?:[{LOWER}'’]{{1,14}}(?:-[{UPPER}][{LOWER}]{{1,14}})?\s(?:[A-Z]\.?\s|[\"“][A-Z][a-z]{{1,12}}[\"”]\s)?"
    rf"|(?<=[A-Z])\.\s?(?:[A-Z]\.\s?)?(?:[A-Z][a-z]{{1,14}}\s)?){_SURNAME}"
    r"(?:,?\s(?:Jr|Sr)\b\.?|\s(?:II|III|IV)\b)?"
    r"(?:,?\s(?:M\.?D|D\.?O|D\.?D\.?S|D\.?M\.?D|D\.?V\.?M|O\.?D|Ph\.?D|P\.?A|J\.?D|C\.?P\.?A|Esq)\b\.?"
    r"|,\s(?!(?:CEO|CFO|COO|CTO|CMO|CIO|CPO|VP|[ESA]VP|CSR|HR|IT|GM|PR|US|USA|UK|LLC|INC|LLP|LTD|HOA)\b)[A-Z]{2,6}(?:-[A-Z]{1,3})?\b[®™]?"
    r"|,\s(?:(?:[A-Z][a-z]{0,4}\.){1,3}[A-Z][a-z]{0,4}\b\.?|(?!Ma?c|[DL][aeou]|Van|[A-Z]+\b)[A-Z][a-z]{0,4}[A-Z][A-Za-z]?[a-z]?\b)[®™]?){0,3}"
)
"""Two or three capitalised words, or initials and a surname, with what surrounds a name; most are no names.

A capital is all that it begins with, and what stands in front of that is asked behind it: so the search leaps from capital to capital.
"""

_GOES_ON = re.compile(
    rf"\s(?P<small>(?:(?:van|von|de|der|den|del|di|da|dos|das|do|du|la|las|los|ter|ten|bin|al|el|y|'t)\s){{0,3}})(?P<more>{_CAPITAL}(?:-{_CAPITAL})?)(?P<last>\s{_CAPITAL})?(?!\s[{UPPER}&]|\w|-\w)"
)
_LETTERS = re.compile(r"\s(?P<word>[A-Z][A-Za-z-]{0,8}[A-Z][A-Za-z-]{0,8})(?<=\w{3})(?![\w-])")
"""A word of three letters and more with a capital behind its first one."""

_SURNAME_BEFORE = re.compile(rf"(?:^|[.!?]\s)(?P<surname>{_CAPITAL}),\s$")
_TOLD_OF = re.compile(
    r"\sis\s(?:the|our|an?)\s|\sserves\sas\s|,\s(?:the\s|our\s)?[A-Za-z]+(?:\s[A-Za-z]+)?(?:,|\sof\b)"
)
_ANYBODY = re.compile(
    r"[IMmoOb](?:(?<=\bI)(?: am|['’]m)\s|(?<=[Mm])y name is\s|(?<=\bo)f us,\s|(?<=\b[Oo])ur\s|(?<=\sb)ehind\b)"
)
"""Where one of these stands, a person may have any given name."""

_FIRST_WORD = re.compile(r"[A-Za-zÀ-ÿ'’]+")
_DOES = re.compile(r"\s(?:is|has|was|will|can|earned|graduated|founded|started|serves|practices|represents)\b")
_INITIAL = 3
"""Letters of the longest honorific ("Drs") or of an initial."""

_MOST = 40
"""Names looked at in one text."""


def names_in_text(text: str, letters: str) -> Iterator[NamePlace]:
    """The names of a text, at most forty, in order.

    Args:
        text: of one segment. letters: of the company's domain and names: a word of them may begin a name whatever it is.
    """
    given, plain = given_names(), word_list("word_given_names")
    anybody, at = _ANYBODY.search(text) is not None, 0
    for _ in range(_MOST):
        match = _NAMES.search(text, at)
        if match is None:
            return
        start, end = match.span()
        first = _FIRST_WORD.match(text, start)
        word = folded(first[0]) if first else ""
        # Most capitalised pairs are no names: nobody's given name, no initial, no "Dr.", no letters behind, not the firm's.
        likely = word in given or len(word) <= _INITIAL or text[end - 1] in ".D" or word in letters or anybody
        if not likely and word not in plain:
            at = start + len(word) + 1
            continue
        written = match[0]
        name = (person_name(written) or told_name(match)) if likely and not starts_otherwise(written) else None
        if (name is None or not name.known) and word in plain:
            name = led_name(written, text[:start], text[end:]) or name
        if name is not None and (name.known or not _given_second(written) or _begins_with(match)):
            name, at = _with_letters(*_whole_of(name, text, end, letters), text)
            if not _is_turned(text, name, start):
                yield NamePlace(name, start, at)
        else:
            # "President Jane Doe": the name begins a word later.
            at = start + len(word) + 1


def _whole_of(name: PersonName, text: str, end: int, letters: str) -> tuple[PersonName, int]:
    """A name with what of it stands behind its first two words ("José García Márquez", "Juan Carlos de la Fuente"), and where it ends."""
    more = _GOES_ON.match(text, end)
    if more is None or not text.endswith(name.text, 0, end):
        return name, end
    surnames, last = word_list("surnames"), folded(name.text.split()[-1])
    known = last in surnames or last in given_names() or len(last) <= _INITIAL
    rest = [folded(word) for word in (more["more"], *(more["last"] or "").split())]
    alone = is_given_alone(name.text) and len(rest) == 1
    led = leads_us(text, more.end()) or _is_the_firms(name.text, more, letters)
    if not more["small"] and not alone and not led and not (known and all(word in surnames for word in rest)):
        return name, end
    stop = more.end() if led or rest[-1] in surnames else more.end("more")
    whole = person_name(text[end - len(name.text) : stop])
    return (whole, stop) if whole and (led or whole.known) else (name, end)


def _with_letters(name: PersonName, end: int, text: str) -> tuple[PersonName, int]:
    """A name with the listed letters that stand behind it without a comma ("Jane Doe BDS MFDS is …"), and where those end.

    "CEO" and "Realtor" are letters and posts both: where they follow, they are what somebody is.
    """
    letters = _LETTERS.match(text, end) if name.known else None
    while letters and is_credential(letters["word"]) and not Titles.of().title(letters["word"]):
        name, end = replace(name, credentials=True), letters.end()
        letters = _LETTERS.match(text, end)
    return name, end


def _is_the_firms(name: str, more: re.Match[str], letters: str) -> bool:
    """Whether a name with what goes on behind it, and is or has something, is in the firm's own: "Law Office of Edwin Varel Alder"."""
    words = [more["more"], *(more["last"] or "").split()]
    if _DOES.match(more.string, more.end()) is None or not word_list("firm_words").isdisjoint(map(str.lower, words)):
        return False
    whole = re.sub(r"[^a-z]", "", f"{name}{more.group()}".lower())
    return any(whole in own for own in letters.split())


def _is_turned(text: str, name: PersonName, start: int) -> bool:
    """ "Smith, Mary Jane": the given names alone are no name."""
    ahead = _SURNAME_BEFORE.search(text, max(0, start - 25), start)
    surname = ahead is not None and folded(ahead["surname"]) in word_list("surnames")
    return surname and all(folded(word) in given_names() for word in name.text.split())


def _begins_with(match: re.Match[str]) -> bool:
    """Whether a sentence begins with two given names, the first a plain word, and goes on as of a person: "Mark Martin is the owner"."""
    first = match.group().split()[0].lower()
    begins = match.string[: match.start()].rstrip()[-1:] in ("", ".", "!", "?")
    told = begins and first in word_list("word_given_names") and _TOLD_OF.match(match.string, match.end())
    return bool(told) and not Titles.of().exactly([first])


def _given_second(written: str) -> bool:
    """ "President Jane": what has the shape of a name is a title and a given name."""
    return written.split()[1:2] != [] and written.split()[1].lower() in given_names()
