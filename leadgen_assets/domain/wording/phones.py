"""Telephone numbers in their one international form.

Validity is the phone library's word (its metadata are the numbering plans); how a number must be written to be believed
without a country's code follows from the plans too: North America's in their groups, others with the trunk prefix with
which their country writes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import phonenumbers

from leadgen_assets.domain.wording.phone_stretches import TOLL_FREE, Stretch, is_template

phonenumbers.enable_pattern_cache()  # else numbers of many regions compile the same patterns again and again

_FICTIONAL = re.compile(r"[2-9]\d{2}55501\d{2}")
"""555-0100 to 555-0199 in any area: set aside for invented people and firms, which the demo is made of."""

NORTH_AMERICA = frozenset(phonenumbers.region_codes_for_country_code(1))
_GROUPS = frozenset(
    ("a", "37", "334", "64", "b", "1a", "137", "1334", "164", "434", "47", "3322", "13322", "343", "1343")
)
"""How North Americans group the digits, in hexadecimal lengths: "334" is 512-555-0101, "434" is 1800 555 0101."""

_SHOWN_AS_NUMBER = re.compile(r"\(\d{3}\)|\d[-.·–‑]\d")


@lru_cache(maxsize=4096)
def e164(text: str, region: str = "US") -> str:
    """The number in E.164 ("+15125550123"), extensions left off; "" when the text is not a possible and valid number.

    Args:
        text: one number as people write it, or a `tel:` address.
        region: two-letter country code that a number without `+` belongs to.
    """
    number = _parsed(text, region)
    return "" if number is None else _formatted(number)


def is_toll_free(number: str) -> bool:
    """Whether a number in E.164 costs its caller nothing ("+18005550123"): such a one belongs to no place, and often to many offices."""
    return number.startswith("+1") and number[2:5] in TOLL_FREE


def is_for_stories(number: str) -> bool:
    """Whether a number in E.164 has the exchange 555, which no subscriber of a place has: films, examples and templates do.

    >>> is_for_stories("+15125550143"), is_for_stories("+15125560143"), is_for_stories("+18005550143")
    (True, False, False)
    """
    return number.startswith("+1") and number[5:8] == "555" and not is_toll_free(number)


def dialled(stretch: Stretch, written: str, regions: Sequence[str], *, labelled: bool = False) -> str:
    """The number that a stretch of a text is, in E.164; "" where it is none.

    Args:
        stretch: as `stretches` found it. written: the text of it.
        regions: where numbers without a country's code may belong, the likeliest first; the first one in which it is valid and
            written as people there write it counts.
        labelled: "Tel" or the like stands before it: asked of short numbers without a trunk prefix to be told by.
    """
    if stretch.plus or stretch.digits.startswith("00"):
        return _international(stretch.digits.removeprefix("00"))
    # Several strokes part alternatives ("models 140/155/170"); in a number one parts the area's code at most.
    sure = labelled or (len(stretch.groups) > 2 and written.count("/") < 2)
    for region in regions:
        american = region in NORTH_AMERICA
        found = _north_american(stretch, written, bound=False) if american else _national(stretch, region, sure=sure)
        if found:
            return found
    return "" if any(region in NORTH_AMERICA for region in regions) else _north_american(stretch, written, bound=True)


def _north_american(stretch: Stretch, written: str, *, bound: bool) -> str:
    """Elsewhere than in North America its groups must be bound by brackets, hyphens or dots, as nobody else writes them."""
    digits = stretch.digits.removeprefix("1") if len(stretch.digits) == 11 else stretch.digits
    if len(digits) != 10 or digits[0] in "01" or digits[3] in "01":
        return e164("011" + stretch.digits[3:]) if stretch.digits.startswith("011") else ""
    if stretch.groups and stretch.groups not in _GROUPS:
        return ""
    if bound and not (stretch.groups in ("334", "1334") and _SHOWN_AS_NUMBER.search(written)):
        return ""
    return e164("+1" + digits)


@lru_cache(maxsize=4096)
def _international(digits: str) -> str:
    """Digits with the country's code in front; a trunk 0 behind the code, "+44 (0)20", is left out."""
    return e164("+" + digits)


def _national(stretch: Stretch, region: str, *, sure: bool) -> str:
    if stretch.cut:
        return ""
    code = str(phonenumbers.country_code_for_region(region))
    if stretch.digits.startswith(code) and stretch.groups[:1] == str(len(code)):
        # "(41 21) 555 70 00" on a page that speaks of Switzerland: the code without its plus.
        return _international(stretch.digits)
    if len(stretch.digits.lstrip("0")) not in _lengths(region):
        return ""
    national = _as_shown_there(stretch.digits, region)
    if national == stretch.digits and (sure or national.startswith("0")):
        return e164(stretch.digits, region)
    # Mobile numbers in India, and numbers behind a code that is named elsewhere, come without the 0; never in American groups.
    loose = len(stretch.groups) > 1 and stretch.groups not in _GROUPS and sure
    return e164(stretch.digits, region) if loose and national == "0" + stretch.digits else ""


@lru_cache(maxsize=256)
def _lengths(region: str) -> frozenset[int]:
    """How many digits the numbers of a region have without trunk prefix: most stretches have others, and asking costs much more."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    general = metadata.general_desc if metadata is not None else None
    return frozenset(general.possible_length) if general is not None else frozenset()


@lru_cache(maxsize=4096)
def _as_shown_there(digits: str, region: str) -> str:
    """Digits of the number as people of the region write it for each other; "" where it is not valid there."""
    number = _parsed(digits, region)
    if number is None or number.country_code != phonenumbers.country_code_for_region(region):
        return ""
    return re.sub(r"\D", "", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))


def _parsed(text: str, region: str) -> phonenumbers.PhoneNumber | None:
    if any(map(str.isalpha, text)) and is_template(text):  # the library dials letters, X too
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    fictional = number.country_code == 1 and _FICTIONAL.fullmatch(str(number.national_number))
    return number if fictional or phonenumbers.is_valid_number(number) else None


def _formatted(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def local_digits(text: str) -> str:
    """The seven digits of a number of the USA whose area code a source leaves out ("521-1600"); "" for anything else.

    For comparing two mentions only: nobody can dial it.
    """
    digits = "".join(char for char in text if char in "0123456789")
    return digits if len(digits) == 7 and len(text) < 20 and digits[0] in "23456789" else ""
