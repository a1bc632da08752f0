"""Names of firms compared word by word: which words tell a firm from others, and how alike two names are.

The abbreviations are those of USPS Publication 28 (business words) and of company registers. Words that thousands of firms
have in their names (read off public rolls of brokers and of listed companies, and common words of organisations) count
little: two firms that share "realty group" share nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from leadgen_assets.domain.wording.given_names import given_names, may_sound_same
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.trades import in_other_words, of_two_trades, trades

_ABBREVIATIONS = """
acad academy|adv advisors|agcy agency|amer american|apt apartment|apts apartment|assoc associate|assocs associate|assn association
|bldg building|bldr builder|bldrs builder|bros brother|brkrg brokerage|cntr center|ctr center|centre center|cmnty community
|comm commercial|const construction|dept department|dev development|dist district|ent enterprise|fin financial|fndn foundation
|govt government|grp group|hlth health|hosp hospital|hse house|hsg housing|ind industry|inds industry|ins insurance|inst institute
|intl international|inv investment|invs investment|mfg manufacturing|mgmt management|mgt management|mngmt management|mkt market
|mktg marketing|mtg mortgage|natl national|org organization|prop property|props property|ppty property|prtnrs partner|rlty realty
|rlt realty|sch school|schl school|soc society|svc service|svcs service|serv service|sys system|tech technology|univ university|bk bank
|saint st|street st|sainte st|avenue ave|road rd|drive dr|boulevard blvd|ft fort|mt mount|n north|s south|e east|w west|labour labor
|realtor realty|twp township|vlg village|1st first|2nd second|3rd third|4th fourth|5th fifth|2 two|3 three|4 four|5 five|6 six|7 seven
|8 eight|9 nine|10 ten|11 eleven|12 twelve|6th sixth|7th seventh|8th eighth|9th ninth|10th tenth|13 thirteen|14 fourteen|15 fifteen
|16 sixteen|17 seventeen|18 eighteen|19 nineteen|20 twenty|30 thirty|40 forty|50 fifty|60 sixty|70 seventy|80 eighty|90 ninety
"""
_MANY_WORDS = 3
_INITIALS = 3
"""Letters that are one firm's initials, at least."""
_BETWEEN = frozenset({"a", "an", "and", "of", "or", "the"})
"""Words that names have or leave out at will."""
_JOINING = frozenset({"at", "by", "from", "with"})
"""Words before another that names the trade or the place: "Attorney at Law"."""
_COMMON = """
de del en for in la le los on to y st ave rd dr blvd
academy advantage advisor advisory agency agent all alliance america american apartment asset associate association auction bank best
brand broker brokerage builder building business capital care center central century choice church city class college
commercial community company condo condominium consultant consulting construction contractor corporate council county custom design
development direct district east eastern education elite energy enterprise equity estate executive express family farm finance financial
first foundation fund general global gold good government great greater group health healthcare holding home hospital hotel house
housing industry industrial institute insurance international investment investor land lease leasing legacy life living local
management market marketing medical metro metropolitan mortgage national network new north northern one organization park partner
pacific plus premier prime pro professional program project property public quality real realty rental rent residence
residential resource restaurant retail sale school select senior service shop site society solution south southern state store
street studio superior supply system team technology town township trading trust united universal university urban us usa venture village
west western women work world youth your
academic accounting air auto automotive church clinic clean cleaning computer county day dental early electric electronic engineering
fitness food garden kitchen landscape laboratory law library media music neighborhood nursery office plumbing printing roofing salon
security software station transport travel university veterinary water web window
"""
_DBA = re.compile(
    r"\b(?:d/?\.?b/?\.?a\.?|doing business as|trading as|t/a|a/?k/?a|formerly(?: known)?(?: as)?|f/?k/?a)(?:\s|$|:)",
    re.I,
)
_TABLE = dict(pair.split() for pair in _ABBREVIATIONS.replace("\n", " ").split("|"))
_NUMBERS = frozenset(written for short, written in _TABLE.items() if short[0].isdigit())


def _single(word: str) -> str:
    """The word as if it stood in the singular, roughly: for comparing only."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_LITTLE = frozenset(_single(word) for word in _COMMON.split())


@lru_cache(maxsize=65536)
def firm_words(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each name in the text, abbreviations written out: "Smith LLC dba Acme Mgmt" gives two names."""
    found = []
    for part in _DBA.split(name):
        spelled = _initials_joined(normal_company_name(part).split())
        words = [_single(_TABLE.get(word, word)) for word in spelled if word not in _BETWEEN or len(spelled) == 1]
        if words and tuple(words) not in found:
            found.append(tuple(words))
    return tuple(found)


def is_own(word: str, places: frozenset[str] = frozenset()) -> bool:
    """Whether a word tells a firm from others: no common one, and none of its place."""
    return word not in _LITTLE and word not in places


def _is_name(word: str, places: frozenset[str]) -> bool:
    """Whether two firms that share a word share a name: no word of a trade either ("Hale CPA", "Costa CPA")."""
    return is_own(word, places) and word not in trades() and word not in _JOINING


_DIRECTIONS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})
"""Common words that tell two offices of one brand apart."""

_RANKS = frozenset({
    "advantage", "best", "choice", "elite", "executive", "express", "first", "gold", "legacy", "plus", "premier", "prime", "pro",
    "professional", "quality", "select", "superior",
})  # fmt: skip
"""Common words of praise by which the firms of a brand tell each other apart, as no trade does ("Brand Premier", "Brand Advantage")."""


class NameLevel(StrEnum):
    """How two names stand to each other, the best first."""

    EQUAL = "equal"
    COMMON = "equal, of common words only"
    NEAR = "equal but for a slip or an abbreviation"
    CONTAINED = "one within the other"
    ALIKE = "alike"
    TOUCHING = "share a word"
    DIFFERENT = "different"
    UNKNOWN = "not both known"


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How alike two names are; `shared` are words of their own that both have, as the first one writes them."""

    level: NameLevel
    shared: tuple[str, ...] = ()


_ORDER = list(NameLevel)


@lru_cache(maxsize=65536)
def name_likeness(one: str, other: str, places: frozenset[str] = frozenset()) -> NameLikeness:
    """Compare two firms' names.

    Args:
        places: words of the firms' places, which tell little ("Austin" of two firms in Austin).
    """
    firsts, seconds = firm_words(one), firm_words(other)
    if not firsts or not seconds:
        return NameLikeness(NameLevel.UNKNOWN)
    found = (_likeness(first, second, places) for first in firsts for second in seconds)
    return min(found, key=lambda likeness: (_ORDER.index(likeness.level), -len(likeness.shared)))


def each_has_its_own(one: str, other: str) -> bool:
    """Whether each of two names says something that the other does not: "BrightKey Austin" and "BrightKey Dallas".

    Not "BrightKey" and "BrightKey Dallas", nor two that differ in common words alone, of praise apart ("Elm Realty", "Elm Homes").
    """
    pairs = _pairs(one, other)
    return bool(pairs) and all(_parts_ways(first, second) for first, second in pairs)


def in_two_trades(one: str, other: str) -> bool:
    """Whether two names are of different trades: "Harbor Realty" and "Harbor Insurance", and not "Harbor Realty & Insurance"."""
    return of_two_trades(*({word for words in firm_words(name) for word in words} for name in (one, other)))


def says_more(one: str, other: str) -> bool:
    """Whether either of two names says what its trade and its place in a brand do not: "BrightKey" and "BrightKey Dallas".

    Not "BrightKey" and "BrightKey Realty".
    """
    pairs = _pairs(one, other)
    return bool(pairs) and all(
        any(_tells(word) and word not in trades() for word in _without(a, b) + _without(b, a)) for a, b in pairs
    )


def told_apart(one: str, other: str) -> str:
    """What makes two firms of two names that have much in common, where no telephone number of their own joins them; "" for nothing.

    >>> told_apart("Marta Tarn, LMT", "Joan Tarn, LMT"), told_apart("Tarn Electric", "Tarn Roofing")
    ('two given names', 'a trade each')
    >>> told_apart("East Tarn Homes", "West Tarn Homes"), told_apart("Red Tarn Homes", "White Tarn Homes")
    ('a direction each', 'one word of each')
    """
    pairs = _pairs(one, other)
    ways = (
        ("two given names", _are_two_people),
        ("a direction each", lambda a, b: _has_one_of(_DIRECTIONS, a, b) and _has_one_of(_DIRECTIONS, b, a)),
        ("a trade each", lambda a, b: _has_a_craft(a, b) and _has_a_craft(b, a)),
        ("one word of each", _differ_in_one_word),
    )
    return next((way for way, apart in ways if pairs and all(apart(a, b) for a, b in pairs)), "")


def _are_two_people(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both are called after somebody of one surname, and after two: "Law Office of Ann Tarn", "Roy B. Tarn, Attorney"."""
    (mine, surname), (theirs, their_surname) = _person(one), _person(other)
    if not mine or not theirs or surname != their_surname:
        return False
    return not (may_sound_same(mine, theirs) or mine.startswith(theirs) or theirs.startswith(mine))


def _person(words: tuple[str, ...]) -> tuple[str, str]:
    """The first given name and the surname behind it, over an initial between them; "" twice for none."""
    at = next((at for at, word in enumerate(words) if word in given_names()), len(words))
    surname = next((word for word in words[at + 1 :] if len(word) > 1), "")
    return (words[at], surname) if surname else ("", "")


def _differ_in_one_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are the same word for word but for one of their own, in the same place, none of them short for the other."""
    if len(one) != len(other):
        return False
    differ = [pair for pair in zip(one, other, strict=True) if not same_word(*pair)]
    if len(differ) != 1 or not all(_tells(word) and word not in trades() for word in differ[0]):
        return False
    mine, theirs = differ[0]
    if _is_in(mine, other) or _is_in(theirs, one) or may_sound_same(mine, theirs):
        return False
    return not _may_be_short(*sorted((mine, theirs), key=len))


def _may_be_short(short: str, long: str) -> bool:
    """Whether letters left out make one word of the other: "cntry" of "country"."""
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short) and not {short, long} <= _NUMBERS


def _tells(word: str) -> bool:
    return is_own(word) or word in _DIRECTIONS or word in _RANKS


def _without(words: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    return [word for word in words if not _is_in(word, other)]


def _has_one_of(known: Collection[str], words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether such a word stands in a name, and not in the other."""
    return any(word in known for word in _without(words, other))


def _has_a_craft(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a trade stands in a name that the other does not say, in other words either."""
    return any(word in trades() and not in_other_words(word, other) for word in _without(words, other))


def words_in_common(one: str, other: str) -> int:
    """Words, common ones too, that two names share."""
    shared = (
        (sum(_is_in(word, b) for word in set(a)), sum(_is_in(word, a) for word in set(b)))
        for a, b in _pairs(one, other)
    )
    return max(map(min, shared), default=0)


def may_stand_for(one: str, other: str) -> bool:
    """Whether one name's word is the first letters of the other's words ("CRM Homes", "Cedar Ridge Mgmt Homes"), or they are written
    together there ("De Priest", "Oscar DePriest")."""
    pairs = _pairs(one, other)
    joined = any("".join(a) in "".join(b) or "".join(b) in "".join(a) for a, b in pairs)
    return joined or any(_has_initials(a, b) or _has_initials(b, a) for a, b in pairs)


def _pairs(one: str, other: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(first, second) for first in firm_words(one) for second in firm_words(other)]


def _is_in(word: str, words: tuple[str, ...]) -> bool:
    return any(same_word(word, each) for each in words)


def _has_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in long)
    return any(len(word) >= _INITIALS and word in letters for word in short)


def own_words(name: str, places: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    """Of each name in the text the words that tell the firm from others, in order; all of them where none does."""
    return [tuple(word for word in words if is_own(word, places)) or words for words in firm_words(name)]


def _likeness(one: tuple[str, ...], other: tuple[str, ...], places: frozenset[str]) -> NameLikeness:
    if "".join(one) == "".join(other):
        own = tuple(word for word in one if _is_name(word, places))
        return NameLikeness(_equal(one, own), own)
    left = list(dict.fromkeys(other))
    shared: list[str] = []
    apart: list[str] = []
    slips = False
    for word in dict.fromkeys(one):
        match = word if word in left else next((each for each in left if same_word(word, each)), "")
        if match:
            left.remove(match)
            slips |= match != word
            shared += [word] if _is_name(word, places) else []
        else:
            apart.append(word)
    words = tuple(shared)
    if not apart and not left:
        # In another order only words of their own make one name: "Home First Realty" is not "First Home Realty".
        return NameLikeness(NameLevel.NEAR if slips else NameLevel.EQUAL if words else NameLevel.COMMON, words)
    rest, others = (sum(_is_name(word, places) for word in words) for words in (apart, left))
    if not shared:
        return NameLikeness(NameLevel.DIFFERENT)
    if not rest or not others:
        return NameLikeness(NameLevel.CONTAINED, words)
    return NameLikeness(NameLevel.ALIKE if len(shared) >= min(rest, others) else NameLevel.TOUCHING, words)


def _parts_ways(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if "".join(one) == "".join(other):
        return False
    rests = [_without(one, other), _without(other, one)]
    nothing_shared = all(len(rest) == len(words) for rest, words in zip(rests, (one, other), strict=True))
    return nothing_shared or all(any(map(_tells, rest)) for rest in rests)


def _equal(words: tuple[str, ...], own: tuple[str, ...]) -> NameLevel:
    """Two common words are soon the name of two firms of a city, three in a row hardly."""
    return NameLevel.EQUAL if own or len(words) >= _MANY_WORDS else NameLevel.COMMON


def same_word(one: str, other: str) -> bool:
    """Whether two words are one but for a slip of the pen, or one is the beginning of the other ("univ", "university")."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or short[0] != long[0] or any(char.isdigit() for char in one + other) or {one, other} <= _NUMBERS:
        return False
    return long.startswith(short) or (len(short) > 4 and one_slip(short, long))


def one_slip(short: str, long: str) -> bool:
    """Whether one letter more, less or other, or two neighbours that changed places, make one word of the other."""
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped


def _initials_joined(words: list[str]) -> list[str]:
    """ "a b volvo" -> "ab volvo"; "j and b realty" -> "jb realty"."""
    joined: list[str] = []
    initials = False
    for at, word in enumerate(words):
        between = initials and word == "and" and at + 1 < len(words) and len(words[at + 1]) == 1
        if between:
            continue
        if len(word) == 1 and initials:
            joined[-1] += word
        else:
            joined.append(word)
        initials = len(word) == 1
    return joined
