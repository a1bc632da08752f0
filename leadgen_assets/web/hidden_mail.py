"""E-mail addresses that pages hide from machines and show to people: what a browser makes of them.

The ways are those of the programs that make pages: Cloudflare's encoding, Joomla's and TYPO3's scripts, addresses put together
by `document.write`, halves in data attributes that a style sheet joins, text that is stored backwards and shown from right
to left. What does not come out as one whole address is left alone.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator, Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from leadgen_assets.web import counters, glyphs

_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+%'-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,18}")
_CLOUDFLARE = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-fA-F]{6,400})")
_TYPO3 = re.compile(
    r"^javascript:\s{0,3}linkTo_UnCryptMailto\(\s{0,3}(?:['\"]|%27|%22)([^'\"]{9,200}?)(?:['\"]|%27|%22)", re.IGNORECASE
)
_TYPO3_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
_LITERAL = r"(?:'(?:[^'\\\n]|\\.){0,120}'|\"(?:[^\"\\\n]|\\.){0,120}\")"
_TERM = rf"(?:{_LITERAL}|[A-Za-z_$][\w$]{{0,40}})"
_JOINED = re.compile(
    rf"(?:([A-Za-z_$][\w$]{{0,40}})\s{{0,3}}\+?=|write(?:ln)?\()\s{{0,3}}({_TERM}(?:\s{{0,3}}\+\s{{0,3}}{_TERM}){{0,20}})"
)
_TERMS = re.compile(_TERM)
_LONGEST_SCRIPT, _LONGEST_VALUE = 20_000, 500
_TAG = re.compile(r"<[^<>]{0,1000}>")
_CLASS = re.compile(r"\.([\w-]{1,60})")
_OVERRIDE = re.compile(r"unicode-bidi\s{0,3}:\s{0,3}(?:bidi|isolate)-override", re.IGNORECASE)
_RIGHT_TO_LEFT = re.compile(r"direction\s{0,3}:\s{0,3}rtl", re.IGNORECASE)
_LONGEST_BACKWARDS = 200
_JOOMLA = "joomla-hidden-mail"
_DISGUISED, _DISGUISING = frozenset({"bdo", _JOOMLA}), frozenset({"data-cfemail", "data-domain"})
DISGUISING = _DISGUISING | counters.ENDS | {"dir", "first", "last", "text"}
"""Attributes besides class and style by which an element shows another text than it holds."""


def plain_link(href: str) -> str:
    """A link's address as a browser follows it: `mailto:` where it is an encoded one, else as it is."""
    if "email-protection#" in href:
        match = _CLOUDFLARE.search(href)
        mail = _from_cloudflare(match.group(1)) if match else ""
        return f"mailto:{mail}" if mail else href
    if "UnCryptMailto" in href:
        return _from_typo3(href) or href
    return href


def shown_mail(tag: str, attributes: Mapping[str, str | None]) -> str:
    """The address that an element shows instead of what is written in it; "" for any other element."""
    coded = attributes.get("data-cfemail")
    if coded:
        return _from_cloudflare(coded)
    if tag == _JOOMLA:
        parts = (_decoded(attributes.get(name)) for name in ("first", "last"))
        return _whole(_decoded(attributes.get("text"))) or _whole("@".join(parts))
    user, domain = attributes.get("data-user") or attributes.get("data-name"), attributes.get("data-domain")
    if user and domain:
        ending = attributes.get("data-tld")
        return _whole(f"{user}@{domain}.{ending}" if ending else f"{user}@{domain}")
    return ""


def written_mails(script: str) -> list[str]:
    """Addresses that a script puts together from pieces and writes into the page as text to be read, in order, each once."""
    if len(script) > _LONGEST_SCRIPT or not ("mailto" in script or "addy" in script) or "+" not in script:
        return []
    if "write" not in script and "innerHTML" not in script:
        return []
    values: dict[str, str] = {}
    written = ""
    for name, expression in _JOINED.findall(script):
        value = "".join(_text(term, values) for term in _TERMS.findall(expression))[:_LONGEST_VALUE]
        if name and name != "innerHTML":
            values[name] = value
        elif len(written) < 20 * _LONGEST_VALUE:
            written += value
    return [mail.lower() for mail in dict.fromkeys(_ADDRESS.findall(html.unescape(_TAG.sub(" ", written))))]


class Disguises:
    """What the elements of one page show instead of what is written in them.

    Args:
        root: of the page, whose style sheets within it are asked for text that is shown from right to left.
        written: its HTML in lower case, for a quick look: most pages have no such sheet.
    """

    def __init__(self, root: LexborNode, written: str) -> None:
        sheets = [style.text() for style in root.css("style")[:50]] if "-override" in written else []
        self._classes = frozenset(name for sheet in sheets if "-override" in sheet for name in _shown_backwards(sheet))

    def may_show(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether an element of this start tag may show another text than it holds, its icon's name not asked; most do not."""
        if tag in _DISGUISED or not _DISGUISING.isdisjoint(attributes):
            return bool(attributes)
        if counters.may_run(attributes):
            return True
        if "-override" in (attributes.get("style") or ""):
            return True
        return bool(self._classes) and not self._classes.isdisjoint((attributes.get("class") or "").split())

    def shown(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> str:
        """The text that is shown; "" for an element that shows what it holds."""
        mail = shown_mail(tag, attributes) or self._turned(node, tag, attributes)
        return mail or glyphs.pictured(node, attributes) or counters.run_to(node, attributes)

    def _turned(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> str:
        style = attributes.get("style") or ""
        told = (
            (_OVERRIDE.search(style) and _RIGHT_TO_LEFT.search(style))
            or (tag == "bdo" and (attributes.get("dir") or "").lower() == "rtl")
            or not self._classes.isdisjoint((attributes.get("class") or "").split())
        )
        text = node.text() if told else ""
        return text[::-1] if len(text) <= _LONGEST_BACKWARDS else ""


def _shown_backwards(sheet: str) -> Iterator[str]:
    """Classes whose rule turns the letters round."""
    for match in islice(_OVERRIDE.finditer(sheet), 50):
        begin, end = sheet.rfind("{", 0, match.start()), sheet.find("}", match.start())
        if begin >= 0 and _RIGHT_TO_LEFT.search(sheet, begin, end if end >= 0 else len(sheet)):
            yield from _CLASS.findall(sheet, max(sheet.rfind("}", 0, begin), begin - 300, 0), begin)


def _whole(text: str) -> str:
    return text.strip().lower() if _ADDRESS.fullmatch(text.strip()) else ""


def _from_cloudflare(coded: str) -> str:
    """The first byte is the key of all others."""
    try:
        key, *rest = bytes.fromhex(coded[:400])
        return _whole(bytes(byte ^ key for byte in rest).decode("utf-8").partition("?")[0])
    except ValueError:
        return ""


def _from_typo3(href: str) -> str:
    """Each letter is moved by the same number of places within its range."""
    match = _TYPO3.search(href)
    coded = match.group(1) if match else ""
    for by in range(-26, 27):
        plain = "".join(_moved(char, by) for char in coded)
        if plain.startswith("mailto:"):
            mail = _whole(plain.removeprefix("mailto:").partition("?")[0])
            return f"mailto:{mail}" if mail else ""
    return ""


def _moved(char: str, by: int) -> str:
    for first, last in _TYPO3_RANGES:
        if first <= ord(char) <= last:
            return chr(first + (ord(char) - first + by) % (last - first + 1))
    return char


def _decoded(coded: str | None) -> str:
    try:
        return base64.b64decode((coded or "")[:400], validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _text(term: str, values: Mapping[str, str]) -> str:
    if term[0] in "'\"":
        return re.sub(r"\\(.)", r"\1", term[1:-1])
    return values.get(term, "")
