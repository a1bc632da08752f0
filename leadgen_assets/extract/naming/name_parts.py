"""What names are written with beside given names and surnames: letters with accents, small words, degrees, ranks."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names, may_be_same_given
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.reading.word_lists import line_list, word_list

_RANGES = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
UPPER = "A-Z" + "".join(chr(code) for code in _RANGES if chr(code).isupper())
LOWER = "a-z" + "".join(chr(code) for code in _RANGES if chr(code).islower())
"""Latin letters with any accent, for a class of a pattern: "Łukasz Wałęsa", "Nguyễn Đức"."""

PARTICLES = word_list("name_particles")
"""Small words between given name and surname."""

_DEGREES = (
    r"(?:Univ\.-)?Prof(?:essor)?|Dr(?:s|a)?|Dipl|Ing|Mag|MMag|DDr|DI|Ir|RA|Dott(?:\.ssa)?|Herr|Frau|Mme|Mlle|Señora?|Sra|Srta|Lic|Arq|Mx|Capt(?:ain)?|Col|Lt|Sgt|Maj|Cpt|Cmdr"
    r"|Rabbi|Imam|Chef|Coach|Deacon|Elder|Atty|Engr|Grand\s?[Mm]aster|Sensei|Sifu"
    r"|(?:Gen|Brig|Adm|Cdr|[SMT]Sgt|CAPT|COL|LT|SGT|MAJ|CPT|CMDR|GEN|BRIG|ADM|CDR|[SMT]SGT)(?=\.\s)"
)
"""Ranks in capitals, and those that may be another word cut short, with the full stop that tells it."""
_BEHIND_DEGREES = (
    r"(?:-?(?:Ing|Kfm|Kffr|Kauf(?:mann|frau)|Oec|Betriebsw(?:irt(?:in)?)?|Wirt|Inf(?:orm)?|Vw|Geol|Chem|Phys|Biol|Math|Jur|Des)\b\.?"
    r"|(?:h\.\s?c|e\.\s?h|habil|med|dent|vet|jur|iur|phil|pharm|theol|oec|techn|mont|agr|sc|univ|rer\.\s?(?:nat|pol|oec|publ|soc|medic))\.(?:\s?(?:mult|dent|vet|pol|univ)\.)*)"
)
_LED_BY = re.compile(rf"(?:(?:{_DEGREES})\b\.?[\s-]?(?:\s?{_BEHIND_DEGREES}[\s-]?){{0,3}}\s?){{1,4}}(?=[{UPPER}])")
PUBLIC_OFFICE = re.compile(
    r"(?:Mayor|Governor|Gov\.|Senator|Sen\.|Congress(?:man|woman)|Council(?:man|woman|member|or)|Commissioner|Alder(?:man|woman)|Judge|Justice|Sheriff|Ambassador|Bishop|Archbishop|Cardinal"
    r"|Pope|King|Queen|Prince|Princess|Lord|Lady|Saint|Uncle|Aunt|Papa|Mama|Grandma|Grandpa|President|Minister)\s"
)
"""Before a name it says that somebody is in office elsewhere, or a brand: "Mayor Jane Doe", "Uncle Ben"."""

_OF_THE_FORCE = re.compile(
    rf"(?:Chief|Detective|Lieutenant|Colonel|Sergeant)\.?\s(?P<given>[{UPPER}][{LOWER}]+)\s(?=[{UPPER}])"
)
"""A rank that leads a post as often: only in front of a given name it is one, "Chief Jane Doe", and no "Chief Happiness Officer"."""

_HUSBANDS = re.compile(rf"Mrs\.?\s(?P<his>[{UPPER}][{LOWER}]+)\s\((?P<own>[{UPPER}][{LOWER}]+)\)\s(?=[{UPPER}])")
""" "Mrs. Robert (Paula) Vance" is Paula Vance; "Mrs. Elizabeth (Betty) Vance" has both names herself."""

_PRONOUNS = re.compile(
    r"[\s,|–—-]*[(\[]?\b(?:she|he|they|ze)\s?/\s?(?:her|him|them|hers|his|theirs|they|she|hir)(?:\s?/\s?\w{2,8})?\b[)\]]?\s*$",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"[\s,|(–—-]+(?:Cal)?(?:NMLS|DRE|BRE|CalDRE|CalBRE|TREC|Lic(?:en[sc]e)?|REC|RS-|SL|BK)\b\.?(?:\s?(?:ID|Lic(?:en[sc]e)?|No|Number)\b\.?)?\s?[#:]{0,2}\s?[A-Z]{0,3}-?\d{4,10}\)?\s*$",
    re.IGNORECASE,
)


_LETTERS_PARTED = re.compile(r"(?<![\w-])(?P<first>[A-Z]{2,5})(?:\s?/\s?[A-Z]{2,5}(?![\w-]))+")
""" "CPA/ABV", "CPA / ABV / CFF": letters behind a name with strokes between them."""

_LICENSED = re.compile(r"(?<![\w-])(?P<first>[A-Z]{2,5})\s?/\s?L(?![\w-])")
""" "OTR/L": the letter behind the stroke says that who has the others is licensed."""

_LEVEL = re.compile(r"(?<=[,\s])(?P<first>[A-Z][A-Z-]{1,5})[-\s]\d{2,3}(?=\s?(?:,|$))")
""" "RYT-500", "E-RYT 200": hours or a level behind letters of a profession."""

_LICENCE_MARKS = re.compile(r"NMLS|[DB]RE|REC|L(?:ic|IC)|lic|RS-|SL|BK")

TWO_WORDS = re.compile(
    r"(?:two|three|four|five|red|black|white|yellow|blue|little|big|iron|spotted|standing|running|sitting|walking|flying|swift|high|long|lone|good|many|brave"
    r"|young|old|eagle|bear)\s(?:bulls?|bears?|elk|clouds?|horses?|crows?|eagles?|hawks?|wolf|wolves|feathers?|shields?|thunder|stars?|hearts?|moons?|deer|fox"
    r"|dogs?|owls?|tail|wing|arrows?|buffalo|turtle|lance|rivers?|hills?)"
)
"""Surnames of two plain words: "Dana Two Bulls", "Mary Red Cloud"."""

SMALL_PREFIX = re.compile(rf"(Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’]|D['’])([{UPPER}]{{3,18}})")
""" "McCALLISTER" beside capitals; "O'BRIEN" is nothing but capitals."""
_SYLLABLE = r"(?:zh|ch|sh|hs|ts|kk|[ghkmbpr]y|[ghk]w|[bcdfghjklmnpqrstwxyz])?[wy]?[aeiouéèöüáàāēīōūǎěǐǒǔíìóòúù]{1,3}(?:ng|[nmlkpbghrtd])?"
_SYLLABLES = re.compile(
    rf"(?!(?:log|set|sit|pop|buy|run|tie|top|lay|pay|put|cut|get|let|low|mid|non|pre|re|co|no|to|day)-|go-to\b){_SYLLABLE}-{_SYLLABLE}",
    re.IGNORECASE,
)
"""Two syllables of Korean or Chinese, and no "Check-in", "Drop-off", "Set-up"."""
_PAIR = 2
_FAMILIES = word_list("syllable_families")
"""Korean and Chinese family names, beside which a given name may be two syllables with a hyphen: "Min-jun Kim"."""


def is_of_syllables(tokens: list[str]) -> bool:
    """Whether two words are a family's name and a given one of two syllables, in any order: "Park Ji-woo", whatever "park" is besides."""
    if len(tokens) != _PAIR:
        return False
    return any(
        folded(family) in _FAMILIES and "-" in given and _SYLLABLES.fullmatch(given) is not None
        for family, given in (tokens, tokens[::-1])
    )


def plainly_written(tokens: list[str]) -> list[str]:
    """The words of a name in capitals, or in small letters behind them, alone: "Min-jun Kim" as "Min-Jun Kim", "McDOE" as "MCDOE"."""
    syllables = len(tokens) == 2 and not _FAMILIES.isdisjoint(map(folded, tokens))
    plain = tokens
    if syllables:
        plain = [token.title() if token[1:].islower() and _SYLLABLES.fullmatch(token) else token for token in tokens]
    return [token.upper() if token[-1:].isupper() and SMALL_PREFIX.fullmatch(token) else token for token in plain]


def is_brand(name: str) -> bool:
    """Whether a name is that of a firm or brand known all over, its initials left out: "Arthur J. Gallagher", "Raymond James"."""
    words = normal_person_name(name).split()
    return " ".join([words[0], *(word for word in words[1:] if len(word) > 1)] if words else []) in line_list(
        "brand_names"
    )


def is_masters(text: str) -> bool:
    """Whether a text begins as the name of a school's master does: "Master Jane Doe"; "Master Bath" is none."""
    if not text.startswith("Master "):
        return False
    word = folded(text.split(" ", 2)[1])
    return word in given_names() and word not in word_list("word_given_names")


def without_additions(text: str) -> str:
    """A text without a licence's number and pronouns behind the name: "Jane Doe (she/her)", "Jane Doe, DRE 01234567"."""
    kept = text
    if "/" in text:
        kept = _LICENSED.sub(_bare_letters, _LETTERS_PARTED.sub(_with_commas, _PRONOUNS.sub("", text)))
    if "," in kept and kept.rstrip(" ,")[-1:].isdigit():
        kept = _LEVEL.sub(_bare_letters, kept)
    if kept.rstrip().removesuffix(")")[-1:].isdigit() and _LICENCE_MARKS.search(kept):
        kept = _LICENCE.sub("", kept)
    return kept


def _with_commas(letters: re.Match[str]) -> str:
    """Letters of professions with commas between; any others, as of a post beside a name in capitals, as they are."""
    return re.sub(r"\s?/\s?", ", ", letters[0]) if is_credential(letters["first"]) else letters[0]


def _bare_letters(letters: re.Match[str]) -> str:
    """Letters of professions without what is behind them; any others, as of a street's house, as they are."""
    return letters["first"] if is_credential(letters["first"]) else letters[0]


def bare_name(kept: str) -> tuple[str, bool]:
    """A text without degrees and ranks in front of the name, "Dr. h.c. Karl Weber", and whether one of them led it."""
    if is_masters(kept):
        return kept.removeprefix("Master "), True
    led, force = _LED_BY.match(kept), _OF_THE_FORCE.match(kept)
    if led:
        return kept[led.end() :], True
    if force and folded(force["given"]) in given_names():
        return kept[force.start("given") :], True
    husbands = _HUSBANDS.match(kept) if kept.startswith("Mrs") else None
    if husbands and not may_be_same_given(folded(husbands["his"]), folded(husbands["own"])):
        return f"Mrs. {husbands['own']} {kept[husbands.end() :]}", False
    return kept, False
