"""Names reduced to what makes two spellings the same, for comparing only: never shown, never exported."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from leadgen_assets.domain.wording.company_parts import form_length

_TITLES = "mr mrs ms miss mx dr prof professor rev hon"
_EXAMINATIONS = (
    "cpm mpm rmp arm cam cmca ams pcam cpo ccim crs gri abr sres epro mba cpa esq phd jd md dds pe realtor broker"
)
_HONORIFICS = frozenset(_TITLES.split())
_CREDENTIALS = frozenset(_EXAMINATIONS.split())
"""Letters behind a comma that are an examination passed or a trade, not a part of the name."""

_JOINED = re.compile(r"[.'’`ʼ]")
_APART = re.compile(r"[^\w]+|_+")
_NICKNAME = re.compile(r"[\"“”][^\"“”]*[\"“”]|\([^)]*\)")


@lru_cache(maxsize=16384)  # one name is compared with many, and asked for by each key
def normal_company_name(text: str) -> str:
    """Lower case, accents and punctuation folded, "&" as "and", a leading "the" and trailing legal forms dropped.

    A name made of nothing else ("The Company, Inc.") keeps all its words; text without any letter or digit gives "".
    """
    words = _words(text.replace("&", " and ").replace("+", " and "))
    kept = words[1:] if words[:1] == ["the"] else list(words)
    while kept and kept[-1] == "and":
        kept.pop()
    kept = kept[: len(kept) - form_length(kept)]
    return " ".join(kept or words)


@lru_cache(maxsize=16384)
def normal_person_name(text: str) -> str:
    """Lower case, accents and punctuation folded; honorifics, credentials and nicknames dropped; "Doe, Jane" turned round.

    Middle initials and generations (Jr, III) stay: father and son often work in one firm.
    """
    first, *rest = [part for part in _NICKNAME.sub(" ", text).split(",") if part.strip()] or [""]
    parts = [words for part in rest if (words := [w for w in _words(part) if w not in _CREDENTIALS])]
    words = [word for word in _words(first) if word not in _HONORIFICS]
    while len(words) > 2 and words[-1] in _CREDENTIALS:
        words.pop()
    if parts and len(words) == 1 and len(parts[0]) <= 2 and not _is_generation(parts[0]):
        words = [*parts.pop(0), *words]
    return " ".join([*words, *(word for part in parts for word in part if _is_generation([word]))])


def _is_generation(words: list[str]) -> bool:
    return all(word in {"jr", "sr", "ii", "iii", "iv"} for word in words)


def _words(text: str) -> list[str]:
    plain = text
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text)
        plain = "".join(char for char in folded if not unicodedata.combining(char))
    plain = plain.casefold()
    return _APART.sub(" ", _JOINED.sub("", plain)).split()
