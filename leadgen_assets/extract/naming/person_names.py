"""Whether a text is a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.trades import plural_trades
from leadgen_assets.extract.naming.letters_behind import SUFFIXES, after_comma, is_credential, names_size
from leadgen_assets.extract.naming.name_parts import (
    LOWER,
    PARTICLES,
    PUBLIC_OFFICE,
    SMALL_PREFIX,
    TWO_WORDS,
    UPPER,
    bare_name,
    is_brand,
    is_masters,
    is_of_syllables,
    plainly_written,
    without_additions,
)
from leadgen_assets.extract.reading.word_lists import line_list, word_list

PART = rf"(?:(?:Mc|Mac|O['’]|D['’]|De|La|Le|Van(?:[Dd]e[rn]?)?|Di|Du|Fitz|St\.)?[{UPPER}][{LOWER}]{{1,20}})"
_TOKEN = re.compile(
    rf"(?:{PART}(?:[-'’](?:(?:de|van|la)\s)?{PART})?|[A-Z]\.?|[{UPPER}][{UPPER}'’-]{{1,19}}|(?:[A-Z]\.){{2,3}})"
)
_JOINED = re.compile(rf"(?:d|dell|dall|nell|l|al|el|ul|as|ash|ad|abdel)['’-]{PART}|['’]t|['’]s")
""" "d'Arc", "dell'Anna", "al-Rashid": a small word that is joined to the surname; "van 't Hof"."""

_TWO_IN_ONE = re.compile(rf"[{UPPER}][{LOWER}]{{1,10}}(?:[{UPPER}]|['’])[{LOWER}]{{1,12}}")
""" "JoAnn", "MaryBeth", "Ka'iulani": a given name."""

_OF_CHURCHES = ("brother", "deacon", "evangelist", "minister", "sister")
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "rev", "fr", "hon", "sir", "pastor", *_OF_CHURCHES})

_STATE_WORDS = frozenset(" ".join(STATES.values()).lower().split()) - {"washington", "virginia", "georgia"}
_INITIALS = re.compile(r"[A-Z]\.[A-Z]\.")
_NO_PERSONS = "us uk dc la ny nj nc sc nd sd po nw ne sw se st eu tv pr hr it"
_NO_INITIALS = frozenset(_NO_PERSONS.split())
_NICKNAME = re.compile(r"\s*(?:[\"“”‘'][\w .]{1,20}[\"“”’']|\([\w.]{1,15}\))\s*")
_NICKNAMED = re.compile(r"[\"“”‘'(]")
_NO_SIGN = re.compile(r"[\d@!?/=]")
_NO_BEGIN = re.compile(r"(?:About|Contact|Dear|Our|The|Home|View|Read|Learn|All|More)\b")
_PART_OF_TOWN = re.compile(r"\((?:downtown|uptown|midtown|north|south|east|west)\)", re.IGNORECASE)
_INITIAL, _PAIR, _LONGEST = 2, 2, 80
_FAMILY_FIRST = frozenset(
    {"nguyen", "tran", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "ngo", "duong"}
)
"""Vietnamese family names, behind which a given name may look like a plain word: "Nguyen Van An"."""

_VIETNAMESE_MIDDLE = frozenset({"thi", "van"})
"""Behind a family name and one of these any word is a given name: "Nguyễn Thị Hoa", "Phạm Thị Mỹ Dung"."""

_REGIONS = frozenset({"alberta", "jordan", "chad", "israel", "regina", "washington", "kent", "devon", "erie", "orange"})
"""Given names that stand behind a town and a comma as often as behind a surname."""

_QUALITY = re.compile(r"(?:iatric|actic|etic|otic|ental|ical|ional|natal)$")
"""So end words of learned kinds that lead a service's name: "Pediatric Chiropractic", "Functional Movement"."""

_NAMED_AS_STATES = frozenset({"georgia", "virginia", "carolina", "dakota", "montana", "california", "texas", "florida"})
""" "La Grange, Georgia" is a place."""

EDGE = " \t\u00a0,;:-–—|•*"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A plausible name.

    Attributes:
        text: as written, honorifics, nicknames and credentials left out, capitals repaired.
        known: whether the given name is a common one, so that no other sign is needed.
        credentials: whether letters behind the name ("M.D.", "CPA") show that it is a person's.
        addressed: whether "Dr." or the like stands before it.
    """

    text: str
    known: bool
    credentials: bool = False
    addressed: bool = False

    @property
    def sure(self) -> bool:
        """Whether the writing alone makes it a person's."""
        return self.known or self.credentials or self.addressed


def person_name(text: str) -> PersonName | None:
    """The name that the whole text is; None when it is something else or more than a name."""
    return _person_name(text.strip(EDGE)) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)  # several extractors ask of the same text, and pages repeat theirs
def _person_name(text: str) -> PersonName | None:
    if not 5 <= len(text) <= _LONGEST or not (text[0].isupper() or _begins_small(text)) or _ends_otherwise(text):
        return None
    text = without_additions(text)
    if _NO_SIGN.search(text):
        return None
    text, led = bare_name(text)
    if not 5 <= len(text) <= 60 or _NO_BEGIN.match(text) or PUBLIC_OFFICE.match(text) or starts_otherwise(text):
        return None
    if "(" in text and _PART_OF_TOWN.search(text):
        return None
    bare = _NICKNAME.sub(" ", text) if _NICKNAMED.search(text) else text
    name, _, behind = bare.strip(EDGE).partition(",")
    name, behind = _turned(name, behind)
    unlisted = bool(behind) and (led or folded(name.partition(" ")[0]) in given_names())
    suffix = after_comma(behind, unlisted=unlisted)
    if suffix is None:
        return None
    tokens = name.split()
    written = len(tokens)
    while tokens and tokens[0].strip(".").lower() in _HONORIFICS:
        tokens.pop(0)
    addressed = led or len(tokens) < written
    size = names_size(tokens, led=led)
    behind = behind or (name if any(map(is_credential, tokens[size:])) else "")
    tokens = tokens[:size]
    if len(tokens) > 2 and tokens[-1].strip(".").lower() in SUFFIXES:
        suffix = tokens.pop()
    if not _plausible(tokens, shown=bool(behind) or addressed) or is_city(text.partition(",")[0]):
        return None
    suffix = suffix.capitalize() if suffix.lower().startswith(("jr", "sr")) else suffix
    ends = (0, len(tokens) - 1)
    spelled = [_repaired(token, within=at not in ends) for at, token in enumerate(tokens)]
    shown = " ".join([*spelled, *([suffix] if suffix else [])])
    credentials = bool(behind) and any(part.lower() not in SUFFIXES for part in re.findall(r"[^\s,.]+", behind))
    if is_brand(shown) and not (addressed or (credentials and behind.isupper())):
        return None
    return PersonName(shown, _known(tokens), credentials, addressed)


def _ends_otherwise(text: str) -> bool:
    """A quick look: whether a text's last word already shows that it is no name; "Dana Two Bulls" and "Nguyen Van An" are."""
    last = text.rpartition(" ")[2]
    if folded(last) not in _no_surnames() or "," in text or "/" in text or is_of_syllables(text.split()):
        return False
    lower = folded(text).replace(".", "")
    return not is_credential(last) and _FAMILY_FIRST.isdisjoint(lower.split()) and not TWO_WORDS.search(lower)


@lru_cache(maxsize=1)
def _no_surnames() -> frozenset[str]:
    """Plain words that nobody is called by, but for families of several words; "Jane Doe Plumbers" is a firm."""
    trades = plural_trades() - word_list("surnames")
    return (word_list("not_names") | trades) - word_list("word_surnames") - SUFFIXES


def _begins_small(text: str) -> bool:
    """ "van der Berg, Jan": a surname in front of its comma."""
    return "," in text and text.partition(" ")[0] in PARTICLES


def is_city(text: str) -> bool:
    """Whether the text is a city whose name has the shape of a person's: "Fort Worth", "San Antonio"."""
    return " ".join(text.lower().replace(".", "").split()) in line_list("city_names")


def given_name(text: str) -> PersonName | None:
    """The whole text as somebody's given name alone ("Kathleen"); None where it is more, or a plain word too."""
    word = text.strip(EDGE)
    bare = folded(word)
    plain = bare in word_list("word_given_names") or bare in word_list("not_names") or bare not in given_names()
    if plain or len(word) < 3 or not re.fullmatch(PART, word):
        return None
    return PersonName(word, False)


def known_surname(name: str) -> bool:
    """Whether the last word of a name, or a part of it, is a frequent surname, or built like one."""
    words = [word for word in name.split() if word.strip(".").lower() not in SUFFIXES]
    parts = re.split("[-’']", folded(words[-1])) if words else []
    listed = word_list("surnames")
    plain = word_list("word_surnames")
    return any(part in listed or part in plain for part in (*parts, "".join(parts))) or words[-1][:2] in (
        "Mc",
        "O’",
        "O'",
    )


def starts_otherwise(text: str) -> bool:
    """A quick look: whether the first word already shows that the text is a heading or a button, as most short texts are."""
    first = text.partition(" ")[0]
    return _is_stopped(first) and not (is_masters(text) or is_of_syllables(text.replace(",", "").split(" ", 2)[:2]))


@lru_cache(maxsize=8192)  # asked for nearly every line of a page, and most lines begin with one of a few thousand words
def _is_stopped(word: str) -> bool:
    bare = folded(word)
    return bare in word_list("not_names") and bare not in given_names() and bare not in _HONORIFICS


def _turned(name: str, behind: str) -> tuple[str, str]:
    """ "Doe, Jane" in the usual order, where a known given name that is no plain word too stands behind the comma."""
    if not behind:
        return name, behind
    name, behind = _generation_last(name, behind)
    first, _, rest = behind.strip().partition(" ")
    bare = folded(first)
    stopped = bare in word_list("word_given_names") or bare in _REGIONS
    if not name or bare not in given_names() or stopped or not _is_surname(name, bare) or not _more_given(rest):
        return name, behind
    if first in STATES and not name.isupper():
        # "Tuscaloosa, AL"
        return name, behind
    if first.isupper() and " " in name and not name.isupper() and folded(name.partition(" ")[0]) in given_names():
        # "Leo Brandt, ASLA": capitals behind a whole name are credentials, though somebody may be called so.
        return name, behind
    # "VAN DER BERG, Jan": capitals show which word is the surname.
    surname = " ".join(
        _repaired(word) if folded(word) not in PARTICLES else word.lower() if word.isupper() else word
        for word in name.split()
    )
    return (
        f"{first if not first.isupper() else _repaired(first)} {rest + ' ' if len(rest) > _INITIAL else ''}{surname}",
        "",
    )


def _generation_last(name: str, behind: str) -> tuple[str, str]:
    """ "Smith Jr., John" and "Smith, Jr., John" as "Smith, John"."""
    bare = re.sub(r"\s(?:Jr|Sr|II|III|IV)\.?$", "", name)
    first, comma, rest = behind.strip().partition(",")
    if comma and first.strip(". ").lower() in SUFFIXES and rest.strip().partition(" ")[0].lower() in given_names():
        return bare, rest
    given = folded(behind.strip().partition(" ")[0]) in given_names()
    return (bare, re.sub(r",?\s(?:Jr|Sr|II|III|IV)\.?$", "", behind)) if given else (name, behind)


def _is_surname(name: str, given: str) -> bool:
    """Whether the text in front of a comma is one surname: a word, small words and a word, or two frequent surnames."""
    *ahead, last = name.split()
    if not ahead:
        return True
    if all(folded(word) in PARTICLES for word in ahead):
        # "Van der Meer, Hans": small words before a surname are a part of it.
        return given not in _NAMED_AS_STATES
    return len(ahead) == 1 and all(folded(word) in word_list("surnames") for word in (ahead[0], last))


def _more_given(rest: str) -> bool:
    """Whether what stands behind the given name is an initial or a second given name: "Smith, Mary Jane"."""
    return len(rest) <= _INITIAL or (folded(rest) in given_names() and folded(rest) not in _REGIONS)


def _plausible(tokens: list[str], *, shown: bool) -> bool:
    bare = [folded(token.strip(".")) for token in tokens]
    small = sum(1 for word in bare[1:-1] if word in PARTICLES)
    if not 2 <= len(tokens) - small <= 4 or small > 3:
        return False
    given = bare[0] in given_names()
    called_so = given and TWO_WORDS.fullmatch(" ".join(bare[1:]))
    if not (called_so or is_of_syllables(tokens)) and _has_stopped(bare, given=given):
        return False  # by the lists, as most
    tokens = plainly_written(tokens)
    if not all(_is_part(token, at, bare[at]) for at, token in enumerate(tokens)):
        return False
    if (
        len(bare[-1]) < 2
        or bare[-1] in PARTICLES
        or (len(bare[0].replace(".", "")) < 2 and len(tokens) == 2 and len(bare[1]) < 3)
    ):
        return False
    if len(tokens) > _PAIR and tokens[-1] in STATES and not tokens[0].isupper():
        # "Garden Design Elmfield GA"
        return False
    if bare[0] in word_list("credentials") and not given and "." not in tokens[0]:
        # "MD Maple Hollow" says of which firm somebody is the managing director.
        return False
    # Letters behind "Carolina Doe" show that nobody means the state.
    rest = bare[1:] if shown and given and bare[0] in _NAMED_AS_STATES else bare
    return not _is_mixed(tokens, bare) and _STATE_WORDS.isdisjoint(rest) and len(set(bare)) != 1


def _is_part(token: str, at: int, bare: str) -> bool:
    if _TOKEN.fullmatch(token):
        return True
    if at == 0:
        return bare in given_names() and _TWO_IN_ONE.fullmatch(token) is not None
    return bare in PARTICLES or _JOINED.fullmatch(token) is not None


def _is_mixed(tokens: list[str], bare: list[str]) -> bool:
    """Whether capitals and mixed case stand together as in no name; "Jan DE VRIES" and "José GARCÍA" are written so on purpose."""
    plain = [
        token
        for token, word in zip(tokens, bare, strict=True)
        if len(token) > 2 and "." not in token and word not in PARTICLES
    ]
    if len({token.isupper() for token in plain}) < 2:
        return False
    surnames = word_list("surnames")
    return not (
        bare[0] in given_names()
        and not tokens[0].isupper()
        and all(folded(token) in surnames for token in plain if token.isupper())
    )


def _has_stopped(bare: list[str], *, given: bool) -> bool:
    """Whether a word is none of a name's: a plain word, or a place's last one."""
    stopped, last = word_list("not_names"), bare[-1]
    plain_given = bare[0] in word_list("word_given_names")
    if last in stopped and not (given and not plain_given and last in word_list("word_surnames")):
        return not (bare[0] in _FAMILY_FIRST and (len(last) <= _INITIAL or bare[1] in _VIETNAMESE_MIDDLE))
    if last in word_list("place_words") and not (given and not plain_given and last in word_list("surnames")):
        return True
    if bare[0] in _FAMILY_FIRST and bare[1] in _VIETNAMESE_MIDDLE:
        return False
    return ((bare[0] in stopped or _QUALITY.search(bare[0]) is not None) and not given) or any(
        word in stopped and word not in PARTICLES for word in bare[1:-1] if len(word) > 1
    )


def _known(tokens: list[str]) -> bool:
    first = folded(tokens[0].strip("."))
    given = given_names()
    if len(first.replace(".", "")) <= 1 and len(tokens) > 2:  # "R. Mack Babcock": no mere word follows an initial
        return folded(tokens[1].strip(".")) in given
    if _INITIALS.fullmatch(tokens[0]) and len(tokens) == 2:
        return first.replace(".", "") not in _NO_INITIALS
    hyphenated = first.split("-")[0]
    two = _TWO_IN_ONE.fullmatch(tokens[0]) is not None and folded(re.split("(?<!^)(?=[A-Z])", tokens[0])[-1]) in given
    return (first in given or hyphenated in given or (two and known_surname(tokens[-1]))) and first not in word_list(
        "word_given_names"
    )


def _repaired(token: str, *, within: bool = False) -> str:
    """ "SMITH" as "Smith", "MCDONALD" and "McDONALD" as "McDonald", "DE" within a name as "De"; everything else stays as written."""
    if token[1:].islower():
        return token
    prefixed = SMALL_PREFIX.fullmatch(token)
    if prefixed:
        return prefixed[1] + prefixed[2].capitalize()
    if within and token.isupper() and len(token) > 1 and folded(token) in PARTICLES:
        return token.capitalize()
    if len(token.strip(".")) < 3 or not token.isupper() or "." in token:
        return token
    lower = "-".join(part.capitalize() for part in token.split("-"))
    lower = re.sub(r"(['’])([a-z])(?=[a-z])", lambda match: match.group(1) + match.group(2).upper(), lower)
    return re.sub(r"^Mc([a-z])", lambda match: "Mc" + match.group(1).upper(), lower)
