"""Clubs, churches, chambers and the like, which people lead beside their work."""

from __future__ import annotations

import re

_BODIES = re.compile(
    r"\b(?:(?:chamber|club|rotary|kiwanis|church|pt[ao]|museum|library|red\scross|humane\ssociety|habitat\sfor\shumanity|parish|league"
    r"|commission|housing\sauthority|food\s?bank|rescue\smission|university|school\sdistrict|legislature|senate"
    r"|(?:board|association)\sof\srealtors|nonprofit|non-profit|charity|(?:homeowners|neighbou?rhood|parents?|alumni)['’]?s?\sassociation)s?"
    r"|(?<!\bin\s)(?<!\bin\sthe\s)(?:city|town|county|village|borough|township|port)\sof\s(?-i:(?=[A-Z]))"
    r"|(?<=[a-z]\s)(?:electric|power|water|gas|light|utility|irrigation|transit|hospital|health)\s(?:system|district|authority|cooperative)"
    r"|(?-i:[A-Z][a-z]+\s(?:School|College|Institute|Academy)\sof(?=\s[A-Z])|[A-Z][a-z]+\sCollege\b(?!\s[A-Z]))"
    r"|(?-i:Foundation)(?!\s(?:repair|work|inspection|waterproof|care|plan|support))|lions(?=\sclub)|(?:chapter|board)\sof\s(?:directors\sof\s)?(?:the|our|his|her)\s[A-Z]\w+)\b",
    re.IGNORECASE,
)


_PUBLIC = re.compile(
    r"\b(?:(?:housing|port|transit|transportation|parks?|recreation|water|sewer|sanitation|fire|police|sheriff['’]?s|school|hospital|health|irrigation|library|utility|power"
    r"|redevelopment|conservation|turnpike|airport|levee|cemetery|planning|zoning|arts|tourism|election|liquor|public\s(?:works|health|utilit\w+)|(?:city|town|county|village|borough|state|tribal))"
    r"\s(?:authority|district|departments?|dept\.?|commission|council|board|committee|bureau)|student\s(?:council|government)|board\sof\s(?:education|supervisors|commissioners|selectmen)"
    r"|chamber(?:\sof\scommerce)?|(?:rotary|kiwanis|lions|garden|country|yacht|booster|elks)(?:\sclub)?|(?:historical|humane|bar|medical|dental)\s(?:society|association)"
    r"|(?:little|junior|housewives|softball|soccer)\sleague|food\s(?:bank|pantry)|red\scross|humane\ssociety|church|parish|pt[ao])['’]?s?"
    r"\s(?:(?:vice|co|deputy|executive|assistant|general|board|interim|acting|past|district)[\s-]){0,2}[a-z]+$",
    re.IGNORECASE,
)
"""A public body, a club or a church with a post of its own behind it: "Housing authority director", "School board chair"."""


def ends_as_a_body(text: str, letters: str) -> bool:
    """Whether a text ends with a post at a public body, a club or a church that is not this firm.

    Args:
        text: what stands in front of a name, its title with it. letters: of the firm's domain and names.
    """
    found = _PUBLIC.search(text)
    return found is not None and not has_letters(found.group(), letters)


def has_letters(text: str, letters: str) -> bool:
    """Whether a word of the text stands in the letters of a firm's domain and names: a club's own president is its own."""
    return any(len(word) > 3 and word in letters for word in re.findall(r"[a-z]+", text.lower()))


def names_a_body(text: str, letters: str) -> bool:
    """Whether a text names a club, a church or the like that is not this firm.

    Args:
        text: a title, or what is left of a sentence. letters: of the firm's domain and names.
    """
    return any(not has_letters(found.group(), letters) for found in _BODIES.finditer(text))
