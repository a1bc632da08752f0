"""Telephone numbers in their one international form."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

_FICTIONAL = re.compile(r"[2-9]\d{2}55501\d{2}")
"""555-0100 to 555-0199 in any area: set aside for invented people and firms, which the demo is made of."""


@lru_cache(maxsize=4096)
def e164(text: str, region: str = "US") -> str:
    """The number in E.164 ("+15125550123"), extensions left off; "" when the text is not a possible and valid number.

    Args:
        text: one number as people write it, or a `tel:` address.
        region: two-letter country code that a number without `+` belongs to.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    fictional = number.country_code == 1 and _FICTIONAL.fullmatch(str(number.national_number))
    if not fictional and not phonenumbers.is_valid_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def local_digits(text: str) -> str:
    """The seven digits of a number of the USA whose area code a source leaves out ("521-1600"); "" for anything else.

    For comparing two mentions only: nobody can dial it.
    """
    digits = "".join(char for char in text if char in "0123456789")
    return digits if len(digits) == 7 and len(text) < 20 and digits[0] in "23456789" else ""
