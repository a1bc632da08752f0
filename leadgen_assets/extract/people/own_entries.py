"""Entries that are a person's whatever the name: with a mailbox made of it, an own telephone, pronouns or letters of a profession.

Many given names are on no list, and some are plain words, too ("Mark Grant", "Faith Young"). What stands beside such a name tells
whether it is somebody's: a service, a town or a button of a page has none of it. The rules are from how firms show their people in
general.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.written import emails_in
from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.naming.mailboxes import is_generic, local_part_carries
from leadgen_assets.extract.naming.person_names import PersonName, known_surname
from leadgen_assets.extract.others.other_firms import is_place
from leadgen_assets.extract.reading.word_lists import word_list

_PRONOUNS = re.compile(
    r"\W*(?:he|she|they)\s?/\s?(?:him|hers?|them|they|theirs?)(?:\s?/\s?(?:his|hers|theirs?))?\W*", re.IGNORECASE
)
_GRADES = frozenset({"i", "ii", "iii", "iv", "v"})
"""Behind letters of a profession: "CADC II"."""

_NUMBER = re.compile(r"\(?\+?\d[\d\s().–-]{6,}\d")
_ADDRESS = re.compile(r"\b[A-Z]{2},?\s\d{5}\b|^\d{1,5}\s(?:[NSEW]\.?\s)?[A-Z][\w.'’]+\s[A-Z]")
"""A line of an address: the entry is an office's."""

_SHORT = 60
"""Characters of a line that is a number or a mailbox."""

_NEAR = 6
"""Lines from a name, up to which a mailbox of it in the same card is looked for, past headings that end what is told in between."""

_LONGEST_LETTERS = 6
"""Letters of a credential: "LMFT", "CADCII"."""

_THING = re.compile(r"(?:ing|tions?|sions?|ments?|itis|ics|[ae]nce|ness|ity|ology|graphy|[a-z]{4}als?)$")
"""Ends of words for what is done or suffered: "Motivational Interviewing", "Plantar Fasciitis"."""

_PLAIN = ("not_names", "inner_words", "departments", "place_words", "firm_words")


def is_persons_entry(page: PageText, name: PersonName, own: Segment, window: Sequence[Segment]) -> bool:
    """Whether an entry of a team's page tells by what stands in it that the name it shows is a person's.

    Args:
        page: any. name, own: what may be a name, and its segment. window: segments of the entry.
    """
    near = page.segments[max(0, own.number - _NEAR) : own.number + _NEAR]
    entry = [*window, *(each for each in near if each.card and each.card == own.card)]
    if own.kind is Kind.LINK or is_place(name.text) or any(_ADDRESS.search(each.text) for each in entry):
        return False
    beside = [each for each in window if each is not own and each.text != own.text and len(each.text) <= _SHORT]
    if any(_PRONOUNS.fullmatch(each.text) or are_letters(each.text) for each in beside):
        return True
    if is_of_plain_words(name):
        return False
    called = _may_be_called(name, page, own)
    if any(_carries(mail, name, called=called) for each in entry for mail in _mailboxes(each)):
        return True
    return (called or known_surname(name.text)) and any(_is_own_number(page, each, window) for each in beside)


def are_letters(text: str) -> bool:
    """Whether a line is letters of professions and nothing else: "CADC II", "B.S., M.S., CADC II"; "PA, OH" are states."""
    words = re.split(r"[\s,/&|·•]+", text.strip(" ,.()"))
    letters = [word for word in words if word.lower() not in _GRADES]
    if not letters or folded(letters[0]) in given_names() or STATES.keys() >= set(words):
        return False
    graded = len(letters) < len(words) and len(letters) == 1
    return (graded or is_credential(letters[0])) and all(
        is_credential(word) or (word.isupper() and len(word.replace(".", "")) <= _LONGEST_LETTERS) for word in letters
    )


def _may_be_called(name: PersonName, page: PageText, own: Segment) -> bool:
    """Whether the given name is one, or a picture beside it shows who is called so."""
    near = page.segments[max(0, own.number - 3) : own.number + 2]
    return folded(name.text.split()[0]) in given_names() or any(
        each.kind is Kind.IMAGE and each.text == own.text for each in near
    )


def is_of_plain_words(name: PersonName) -> bool:
    """Whether a word of what may be a name is a plain one, as in "Landscape Design", "Grant Writing"."""
    words = [folded(word) for word in name.text.split()]
    if _THING.search(words[-1]) and not known_surname(name.text):
        return True
    return words[0] not in given_names() and any(word in word_list(plain) for plain in _PLAIN for word in words)


def _mailboxes(segment: Segment) -> list[str]:
    mail = segment.href[:7].lower() == "mailto:"
    texts = (segment.text, unquote(segment.href)) if mail else (segment.text,) if "@" in segment.text else ()
    return [found.value for text in texts for found in emails_in(text)]


def _carries(mail: str, name: PersonName, *, called: bool) -> bool:
    """Whether a mailbox is made of a name: "jdoe@", "jane@"; where somebody may be `called` so "janedoe@", as houses have theirs, too."""
    if is_generic(mail) or not local_part_carries(mail, name.text):
        return False
    local = mail.partition("@")[0].lower()
    words = [re.sub(r"[^a-z]", "", folded(word)) for word in name.text.split()]
    return local != words[-1] and (called or local not in (words[0] + words[-1], words[-1] + words[0]))


def _is_own_number(page: PageText, segment: Segment, window: Sequence[Segment]) -> bool:
    """Whether a line shows a telephone that stands nowhere else on the page: the firm's own stands in its footer, too."""
    found = _NUMBER.search(segment.text)
    if found is None:
        return False
    digits = re.sub(r"\D", "", found[0])[-10:]
    numbers = {each.number for each in window}
    return not any(
        digits in re.sub(r"\D", "", each.text + each.href)
        for each in page.segments
        if each.number not in numbers and (each.href[:4] == "tel:" or any(map(str.isdigit, each.text)))
    )
