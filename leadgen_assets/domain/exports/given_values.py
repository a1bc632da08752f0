"""Values as people and other programs write them, in our normal form, or why they cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from urllib.parse import urlsplit

from leadgen_assets.domain.exports.contact_choice import is_generic_inbox, valid_email
from leadgen_assets.domain.hosts.domains import host_of, refusal, registrable_domain
from leadgen_assets.domain.icps.icp import CountField, FieldSpec, LinkedHostField, PhraseField, Vocabulary
from leadgen_assets.domain.telling.spreadsheet import one_line
from leadgen_assets.domain.wording.names import normal_company_name, normal_person_name
from leadgen_assets.domain.wording.phones import e164
from leadgen_assets.domain.wording.places import state_code

PERSON_FIELDS = ("full_name", "title", "email", "phone", "linkedin_url")
"""What can be said about a person."""

_LONGEST = 300


class NotTaken(ValueError):
    """Why a value cannot be taken, as half a sentence for whoever gave it ("'Texass' is no state of the United States")."""


def given_value(field: str, text: str, vocabulary: Vocabulary, *, of_person: bool) -> str:
    """The value in normal form, as in `Fact.value`.

    Args:
        field: a base field, a person's field or one of the vocabulary's.
        text: as written in a cell; not empty.
        of_person: whether it is said of a person, not of a company: an office's inbox is nobody's.

    Raises:
        NotTaken: it is no such value.
    """
    written = one_line(text)[:_LONGEST]
    if of_person and field not in PERSON_FIELDS:
        raise NotTaken(f"{field!r} is nothing that is said of a person")
    if field == "email":
        return _email(written, of_person)
    rule = _RULES.get(field)
    if rule is not None:
        return rule(written)
    spec = vocabulary.fields.get(field)
    if spec is None:
        raise NotTaken(f"{field!r} is no field that this request's ICP knows")
    return _of_vocabulary(written, spec)


def _email(text: str, of_person: bool) -> str:
    address = valid_email(text.removeprefix("mailto:"))
    if not address and sum(bool(valid_email(part)) for part in re.split(r"[\s,;|/<>()]+", text)) > 1:
        raise NotTaken(f"{text!r} holds several e-mail addresses; write the one that is meant")
    if not address:
        raise NotTaken(f"{text!r} is no valid e-mail address")
    if of_person and is_generic_inbox(address):
        raise NotTaken(f"{address} is an office's inbox, not a person's")
    return address


def _person_name(text: str) -> str:
    if re.search(r"[@\d/\\<>|]|https?:", text) or len(normal_person_name(text).split()) < 2:
        raise NotTaken(f"{text!r} is not a first and a last name")
    return text


def _company_name(text: str) -> str:
    if not normal_company_name(text):
        raise NotTaken(f"{text!r} is no name")
    return text


def _text(text: str) -> str:
    if not re.search(r"[^\W_]", text):
        raise NotTaken(f"{text!r} says nothing")
    return text


def _phone(text: str) -> str:
    number = e164(text)
    if not number:
        raise NotTaken(f"{text!r} is no valid telephone number")
    return number


def _state(text: str) -> str:
    code = state_code(text)
    if not code:
        raise NotTaken(f"{text!r} is no state of the United States")
    return code


def _zip_code(text: str) -> str:
    # A spreadsheet takes the zeros off "02134".
    match = re.fullmatch(r"(\d{4,5})(?:-?\d{4})?", text)
    if not match:
        raise NotTaken(f"{text!r} is no zip code")
    return match[1].zfill(5)


def _domain(text: str) -> str:
    domain = registrable_domain(text)
    if not domain or re.search(r"[\s,;@]", text):
        raise NotTaken(f"{text!r} is no web address")
    refused = refusal(domain)
    if refused:
        raise NotTaken(refused)
    return domain


def _website(text: str) -> str:
    _domain(text)
    return text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text.lstrip('/')}"


def _linkedin(text: str) -> str:
    address = text if "//" in text[:12] else f"https://{text}"
    host = host_of(address)
    try:
        path = urlsplit(address).path.rstrip("/")
    except ValueError:
        path = ""
    if registrable_domain(host) != "linkedin.com" or not re.fullmatch(r"/(?:in|pub|company)/[^/\s]+(?:/[\w-]+)*", path):
        raise NotTaken(f"{text!r} is no address of a LinkedIn profile")
    return f"https://{'www.linkedin.com' if host == 'linkedin.com' else host}{path}"


def _of_vocabulary(text: str, spec: FieldSpec) -> str:
    if isinstance(spec, CountField):
        digits = re.sub(r"[,\s]", "", text)
        if not re.fullmatch(r"\d{1,9}(?:\.0+)?", digits):
            raise NotTaken(f"{text!r} is no whole number")
        number = int(digits.partition(".")[0])
        if not spec.least <= number <= spec.most:
            raise NotTaken(f"{number:,} is outside {spec.least:,} to {spec.most:,}")
        return str(number)
    words = _known_words(spec)
    key = words.get(text.casefold())
    if key is None:
        near = get_close_matches(text.casefold(), words, 1, 0.6)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(spec.values)}"
        raise NotTaken(f"{text!r} is not in the ICP's vocabulary; {hint}")
    return key


def _known_words(spec: LinkedHostField | PhraseField) -> dict[str, str]:
    """How people may write a value -> the value."""
    words: dict[str, str] = {}
    for value in spec.values:
        words |= {value: value, value.replace("_", " "): value}
    if isinstance(spec, LinkedHostField):
        for value, host in spec.values.items():
            words |= {name.casefold(): value for name in (host.shown(value), *host.names)}
    return words


_RULES: dict[str, Callable[[str], str]] = {
    "company_name": _company_name,
    "domain": _domain,
    "website": _website,
    "phone": _phone,
    "fax": _phone,
    "street": _text,
    "city": _text,
    "state": _state,
    "zip_code": _zip_code,
    "description": _text,
    "full_name": _person_name,
    "title": _text,
    "linkedin_url": _linkedin,
}
