"""Whether a sentence that a model points at speaks of the firm, and not of its rival, the page's writer or another firm of the page.

What counts is who stands nearest in front of the value as a subject: "Its rival Pine Rentals manages 800 homes". On somebody else's
page the firm must be named there, or right above a line that names nobody, and "we" is the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.sentences import LONGEST_QUOTE, last_clause, names_another_firm
from leadgen_assets.extract.others.beside_another import is_another
from leadgen_assets.extract.others.named_holders import is_anothers_doing
from leadgen_assets.extract.others.other_firms import FIRM, has_firm_word, is_ours, is_place, manages_elsewhere

_NAME = re.compile(FIRM)
_OWN_WORDS = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_OUR_OTHERS = re.compile(
    r"\bour\s(?:[\w-]+\s){0,2}?(?:friends?|neighbou?rs?|competit(?:ors?|ion)|rivals?|colleagues|bank|accountant|attorney)\b",
    re.IGNORECASE,
)
"""Others than the firm, whatever "our" says."""
_OF_US = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I(?:['’]\w+)?|(?i:we(?:['’]\w+)?|my|mine|our|ours|us|me))\b")
_BREAK = re.compile(r"[;:–—]|,?\s(?:but|while|whereas|although)\s", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}[.!?])\s+(?=[A-Z\d])")
_NO_SUBJECT = re.compile(
    r"\b(?:from|of|by|with|to|like|unlike|than|for|about|at|in|as|near|around|and)\s(?:the\s)?$", re.IGNORECASE
)
_WHO = re.compile(r",?\s(?:which|that|who)\s")
_DOES = re.compile(
    r",?\s(?:(?:now|also|currently|today)\s)?(?P<does>manages?|has|have|uses?|runs?|owns?|operates?|offers?|handles?|looks?|serves?|took|is|are"
    r"|counts?|shows?|lists?|reports?|says?|recommends?|requires?|advises?|estimates?)\b"
)
_BEGINS = re.compile(r"(?:^|[.!?]\s|,\s(?:and|but|so)\s|\b(?:because|that|while)\s)\W{0,3}$")
_SAYS = re.compile(
    r"[A-ZÀ-Þ][\w.&’'-]*(?:\s[\w.&’'-]+){0,3}?\s(?:\w+ly\s|also\s)?"
    r"(?:recommends|advises|suggests|states|says|urges|warns|requires|expects|defines|(?:reports|finds|found|notes|believes|estimates)\sthat)\b"
    r"|[A-Z]{3,8}(?:\s\([^()]{2,60}\))?(?:,\s(?:the|an?)\s[^,.;:!?]{3,80},)?\s(?:also\s)?(?:is\s(?:the|an?)|was\s(?:founded|formed|established|created)"
    r"|has\s(?:\w+\s){0,2}?\d|offers|provides|teaches|trains|represents|publishes|sets|holds|certifies|believes)\b"
)
"""What is named is itself the subject that says something: "The board of it recommends that owners"."""
_GIVEN_TO = re.compile(
    rf"\b(?:went|goes?|given|awarded|won|managed|run|operated|owned|held)\s(?:to|by)\s(?:the\s)?{FIRM}"
)
_OPENING = frozenset(
    {
        "a",
        "an",
        "the",
        "its",
        "it",
        "they",
        "their",
        "our",
        "we",
        "this",
        "these",
        "all",
        "each",
        "in",
        "at",
        "with",
        "for",
        "and",
        "but",
    }
)
_OTHER_ONE = re.compile(
    r"\b(?:the|an?|its|this|that)?\s?(?:other|second|latter|namesake|another|one\s(?:in|of|from|at|near))\b",
    re.IGNORECASE,
)
""" "The one in Tulsa": of two firms of a name."""
_LOOK_ABOVE = 6
_SHORT = 3
"""Letters of the first word of a name that may be the firm's."""


def is_told_of_firm(
    page: PageText,
    at: Segment,
    quote: str,
    start: int,
    name: str,
    letters: str,
    products: Sequence[str],
    *,
    own_page: bool,
) -> bool:
    """Whether what stands in a quote from `start` on is said of the firm.

    Args:
        page: that shows the quote, whole or in part. at: the quote's segment.
        name: the firm's. letters: of its domain and names, parted by spaces.
        products: names that look like firms' and are what is asked for. own_page: whether it is the firm's own.
    """
    if not own_page and _FIRST_PERSON.search(quote):
        return False
    begin = max((found.end() for found in _BREAK.finditer(quote, 0, start)), default=0)
    before, behind = quote[begin:start], _BREAK.split(quote[start:])[0]
    if _SAYS.match(behind) and not _OF_US.search(before + behind):
        return False
    if names_another_firm(before) or manages_elsewhere(f"{last_clause(before)} ", behind, letters):
        return False
    mentions = list(_mentions(before, name, letters, products, own_page=own_page))
    if mentions:
        return mentions[-1]
    if not own_page and _OTHER_ONE.search(before):
        return False
    given = _GIVEN_TO.search(behind)
    if given and not is_place(given["firm"]):
        return is_ours(given["firm"], letters)
    if own_page:
        return True
    return _is_above(page, at, quote, name, letters, products)


def _mentions(text: str, name: str, letters: str, products: Sequence[str], *, own_page: bool) -> Iterator[bool]:
    """Who is named as a subject, in order: True for the firm, False for another."""
    found: list[tuple[int, bool]] = []
    if own_page:
        others = {word.start() for word in _OUR_OTHERS.finditer(text)}
        found += [(word.start(), word.start() not in others) for word in _OWN_WORDS.finditer(text)]
    for match in _NAME.finditer(text):
        words = match["firm"].split()
        while words and words[0].strip(".,").lower() in _OPENING:
            words.pop(0)
        called = " ".join(words).rstrip(".,")
        behind = text[match.end() :]
        alone = len(words) == 1
        if not words or any(product.casefold() in called.casefold() for product in products):
            continue
        does = _DOES.match(behind)
        if alone and (does is None or (is_place(called) and not own_page)):
            continue
        # Behind a comma a town is where the firm sits: "of Austin, Texas, has".
        begins = _BEGINS.search(text, 0, match.start("firm")) and not behind.startswith(",")
        if alone and own_page and does and not (begins and is_anothers_doing(called, does["does"], letters)):
            continue
        if _NO_SUBJECT.search(text[: match.start("firm")]) and not _WHO.match(behind):
            continue
        if _is_firm(called, name, letters):
            found.append((match.start(), True))
        elif (alone or is_another(called, letters, several=True)) and (
            not own_page or has_firm_word(called) or does or _WHO.match(behind)
        ):
            found.append((match.start(), False))
    return iter([ours for _, ours in sorted(found)])


def _is_firm(called: str, name: str, letters: str) -> bool:
    wanted, said = normal_company_name(name), normal_company_name(called)
    if wanted and (f" {wanted} " in f" {said} "):
        return True
    return len(called.split()[0]) > _SHORT and is_ours(called, letters)


def _is_above(page: PageText, at: Segment, quote: str, name: str, letters: str, products: Sequence[str]) -> bool:
    """Whether the last firm that is named above a line without one is this one; in an entry without a name it is, by its link."""
    here = at.text.partition(quote)[0]
    above = [
        each for each in page.segments if at.number - _LOOK_ABOVE <= each.number < at.number and each.card == at.card
    ]
    for text in (*reversed(_SENTENCE.split(here)), *(each.text[-LONGEST_QUOTE:] for each in reversed(above))):
        mentions = list(_mentions(text, name, letters, products, own_page=False))
        if mentions:
            return mentions[-1] if all(mentions) else False
        if normal_company_name(name) and f" {normal_company_name(name)} " in f" {normal_company_name(text)} ":
            return True
    return at.card > 0
