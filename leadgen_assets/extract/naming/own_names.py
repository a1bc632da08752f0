"""Whether a name in a sentence is the firm's own: "co-founders of Oakfield Rentals", "owner of Oakfield".

A single word of the name, or letters within it, are not enough: "Cascade Coffee" and "The Book Nook" are not "Cascade Ridge Rentals"
and "The Copper Hen".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from leadgen_assets.extract.reading.word_lists import line_list, word_list

FIRM = r"(?:[Tt]he\s)?[A-Z][\w&'’-]*(?:\s(?:[A-Z][\w&'’-]*|&|(?:and|of|the)(?=\s[A-Z]))){0,7}"
"""A run of capitalised words that may be a firm's name."""

_LEGAL = re.compile(r"(?:inc|llc|llp|pllc|ltd|corp|corporation|company|co)$")
_SITES_END = re.compile(r"(?:com|net|org|biz|us|co|info|io|example)$")
_TRADE = re.compile(
    r"(?:rentals?|leasing|propert(?:y|ies)|pm|manage(?:ment|rs?)|mgmt|mgt|realty|realtors?|realestate|homes?|houses?|apartments?|services?"
    r"|solutions|systems|software|group|team|associates|partners|agency|firm|law|builders|bakery|cafe|restaurant|grill|kitchen|shop|store"
    r"|market|studios?|salon|dental|plumbing|electric|roofing|construction|landscaping|cleaning|insurance|hq|app|online|and|of)+"
)
"""What a firm leaves off where it calls itself by its name alone; a place is none of it: that is an office of a brand."""
_BEFORE = re.compile(r"(?:the|get|go|try|my|join|use|visit)(?=\w{4})")
""" "getledgerloom.example" is Ledgerloom's."""
_FORMS = frozenset({"and", "company", "co", "sons", "associates"})
"""What a firm leaves out of its name where it is written short."""
_MORE_WORDS = 3
"""Words that a fuller name may have more than the short one; "and" counts."""
_TRADES_END = re.compile(r"(?:ing|ists?|ology|ics)$")
"""How trades' words end: "grooming", "orthodontics"."""
_WHEREABOUTS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
        "central",
        "downtown",
        "metro",
    }
)
"""Plain words by which the offices of a brand are told apart."""
_BRANDS_TAIL = re.compile(rf"(?:{_TRADE.pattern}|franchis\w+)$", re.IGNORECASE)
_LEAST, _MANY = 4, 8
"""Letters of a name that is told by them; letters that stand in a longer name by no accident."""


def letters_of_own(domain: str, names: Iterable[str]) -> str:
    """Letters of a domain and of names, parted by spaces, as those ask for them who tell this firm from others."""
    return " ".join(dict.fromkeys(re.sub(r"[^a-z]", "", name.lower()) for name in (domain, *names)))


def names_whole(firm: str, letters: str) -> bool:
    """Whether a name is the firm's whole one, with or without "The" and its legal form, or what its domain spells.

    Two and more words that the domain begins with are enough: "Cascade Ridge" of cascaderidgerentals.example.

    Args:
        firm: as written. letters: of the company's domain and names, parted by spaces.
    """
    several = " " in firm.strip().removeprefix("The ")
    return any(
        (several and len(form) >= _MANY and letters.startswith(form)) or (len(form) >= _LEAST and form in _own(letters))
        for form in _forms(firm)
    )


def is_spelled(name: str, own: str) -> bool:
    """Whether a name is the one that letters spell, or that one with more behind it: "Oakfield Homes of Ohio" of oakfieldhomes.

    Args:
        name: as `normal_company_name` has it. own: letters of a domain's first label.
    """
    own = re.sub(r"mg(?:mt|t)(?=$|[a-z])", "management", own)
    return any(_spelled_by(name.split(), each) for each in {own, _BEFORE.sub("", own, count=1)})


def is_short_for(name: str, own: str) -> bool:
    """Whether a name of several words is another's begin, and what that one has behind it is its trade: "Oakfield Hill" of "… Rentals".

    Args:
        name: as `normal_company_name` has it. own: another so, or letters of a domain's first label.
    """
    begin, whole = name.replace(" ", ""), own.replace(" ", "")
    rest = whole.removeprefix(begin)
    return " " in name and len(begin) >= _MANY and rest != whole and _TRADE.fullmatch(rest) is not None


def _spelled_by(words: list[str], own: str) -> bool:
    rest, first = own, bool(words) and own.startswith(words[0])
    for at, word in enumerate(words if first else ()):
        if len(rest) > 1 and rest == "".join(each[0] for each in words[at:]):
            return True  # "Oakfield Property Management" of oakfieldpm
        rest = rest.removeprefix(word)
        if not rest:
            return at + 1 == len(words) or len(own) >= _MANY
    # A single long word that the domain has behind it only a trade or "hq".
    return first and len(words) == 1 and len(words[0]) >= _MANY and _TRADE.fullmatch(rest) is not None


def ends_in_trade(name: str) -> bool:
    """Whether a name's last word is one that firms leave off, and no kind of house: "Oakfield Rentals", not "Oakfield Apartments"."""
    last = name.rpartition(" ")[2].lower()
    return _TRADE.fullmatch(last) is not None and last not in word_list("kinds_of_places")


def is_fuller(short: str, name: str) -> bool:
    """Whether a name is another's with a few words behind it, with its legal form within, or with its trade's initials written out,
    or says in front whose office it is.

    "Oakfield" and "Oakfield Realty"; "Oakfield CPAs" and "Oakfield & Company, CPAs"; "Oakfield PM" and "Oakfield Property Management";
    "Ann Oakfield" and "Law Office of Ann Oakfield".

    Args:
        short, name: as `normal_company_name` has them.
    """
    if name.startswith(f"{short} "):
        return len(name.split()) - len(short.split()) <= _MORE_WORDS
    if is_office_of(short, name):
        return True
    (*begin, initials), words = short.split() or [""], name.split()
    behind = words[len(begin) :]
    written_out = len(behind) > 1 and words[: len(begin)] == begin and initials == "".join(word[0] for word in behind)
    within = len(words) > len(begin) + 1 and [word for word in words if word not in _FORMS] == [*begin, initials]
    return bool(begin) and (written_out or within)


def is_office_of(short: str, name: str) -> bool:
    """Whether a name is that of an office or a practice called after another name: "Law Office of Ann Oakfield".

    Args as for `is_fuller`.
    """
    ahead = name.removesuffix(f" of {short}")
    return " " in short and ahead != name and 0 < len(ahead.split()) <= _MORE_WORDS


def names_begin(firm: str, letters: str) -> bool:
    """Whether a name is the firm's, its begin, or the firm's with more behind it: "Oakfield", "Oakfield Rentals of Ohio".

    Args as for `names_whole`.
    """
    own = _own(letters)
    return any(
        any(name.startswith(form) or (len(name) >= _LEAST and form.startswith(name)) for name in own)
        or (len(form) >= _MANY and any(form in name for name in own))
        for form in _forms(firm)
    )


def behind_name(firm: str, letters: str) -> list[bool]:
    """For each of the firm's names that begins with this one: whether more than a trade stands behind it, such as a town.

    "Oakfield" of "Oakfield Rentals" is the firm; of "Oakfield Erie" it is the brand, and the firm one of its offices.

    Args as for `names_whole`.
    """
    words = firm.split()
    while len(words) > 1 and _BRANDS_TAIL.fullmatch(words[-1].strip(".,")):
        words.pop()
    forms = [form for form in _forms(" ".join(words)) if len(form) >= _LEAST]
    own = [name for name in _own(letters) if name.startswith(tuple(forms))]
    return [not any(name.startswith(form) and _is_trade(name.removeprefix(form)) for form in forms) for name in own]


def is_the_towns(name: str, letters: str) -> bool:
    """Whether a name alone is a town's, and the firm's only with more behind it: "Medford" of "Medford Dental".

    Args as for `names_whole`.
    """
    form = _bare(name)
    return form in _towns() and form not in _own(letters)


def _is_trade(rest: str) -> bool:
    """Whether letters spell nothing, a trade, or plain words of one: a town is none of them."""
    if not rest or _TRADE.fullmatch(rest):
        return True
    if rest in _towns():
        return False
    if _TRADES_END.search(rest):
        return True
    reached = {0}
    for at in range(len(rest)):
        if at in reached:
            reached.update(_ends(rest, at))
    return len(rest) in reached


def _ends(rest: str, at: int) -> Iterator[int]:
    """Where the words end that begin at a place."""
    trade = _TRADE.match(rest, at)
    if trade:
        yield trade.end()
    yield from (end for end in range(at + 3, len(rest) + 1) if rest[at:end] in _plain_words())


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    plain = word_list("not_names") | word_list("listed_firm_words") | word_list("firm_words")
    return (plain | {"daughters"}) - word_list("place_words") - _WHEREABOUTS


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return (word_list("inner_words") - word_list("not_names")) | {_bare(town) for town in line_list("city_names")}


def begins_own(firm: str, letters: str) -> bool:
    """Whether a name is the firm's, or its first word begins the firm's: "Oakfield Cabinets", not "Field One Bank" of oakfieldrentals.

    Args as for `names_whole`.
    """
    words = firm.removeprefix("The ").split()
    first = _bare(words[0]) if words and len(words[0]) >= _LEAST else _bare("".join(words[:2]))
    own = {_BEFORE.sub("", name, count=1) for name in _own(letters)} | _own(letters)
    return names_begin(firm, letters) or (len(first) >= _LEAST and any(name.startswith(first) for name in own))


def _own(letters: str) -> set[str]:
    domain, *names = letters.split() or [""]
    return {_bare(name) for name in (_SITES_END.sub("", domain), *names)} - {""}


def _forms(firm: str) -> set[str]:
    """The letters of a name with its "and" or "&" as a word and without."""
    spelled = re.sub(r"['’]s?$", "", firm.lower()).replace("&", " and ")
    return {_bare(spelled), _bare(re.sub(r"\band\b", "", spelled))} - {""}


def _bare(name: str) -> str:
    squeezed = re.sub(r"[^a-z]", "", name.lower()).removeprefix("the")
    return _LEGAL.sub("", squeezed)
