"""What an honest model would answer to our questions, made from the question alone: it points at numbered segments.

Used by the service in `loopback.py`, so it imports nothing but the standard library. It reads badly, but never invents: a value
is a piece of the segment that it names.
"""

from __future__ import annotations

import json
import re
from typing import Any

_LINE = re.compile(r"^(\d+)\.(\d+) (.*)$", re.MULTILINE)
_PIECE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_FIELD = re.compile(r"^- (\w+): (.*)$", re.MULTILINE)
_NAME = re.compile(r"(?<![\w.])([A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z'-]+){1,2})(?!\w)")
_TITLE = re.compile(
    r"\b((?:Managing |Designated |Co-)?(?:Owner|Broker|President|CEO|COO|Founder|Principal)"
    r"(?:(?: and |, |/| & )(?:Broker|President|Founder|CEO|Owner))?"
    r"|(?:Director|Vice President|VP) of [A-Z][a-z]+(?: [A-Z][a-z]+)?|(?:Portfolio|Operations|Property) Manager)\b"
)
_PATTERNS = {
    "state": re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*,? ([A-Z]{2})\b(?: \d{5})?"),
    "city": re.compile(r"([A-Z][a-z]+(?: [A-Z][a-z]+)*),? [A-Z]{2}\b(?: \d{5})?"),
    "phone": re.compile(r"(\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4})"),
    "company_name": re.compile(r"(?:©|Copyright) (?:\d{4} )?([A-Z][\w&' -]{3,40}?)(?: LLC| Inc|\.|,|$)"),
    "description": re.compile(r"^((?:We|Our|[A-Z][\w&' -]+ (?:is|manages|provides|offers)) .{40,400})$"),
}

Pieces = list[tuple[int, int, str]]


def answer_of(body: dict[str, Any], sources: list[str]) -> tuple[str, list[str]]:
    """Text of the answer to a request body, and the addresses that a search cites.

    Args:
        sources: that a search for companies names; one for a single company names its own site.
    """
    asked, schema = str(body.get("input")), body.get("text", {}).get("format", {}).get("name", "")
    pieces = [(int(page), int(number), text) for page, number, text in _LINE.findall(asked)]
    if schema == "CompanyAnswer":
        return json.dumps({"same_company": True, "values": _values(asked, pieces)}), []
    if schema == "PeopleAnswer":
        return json.dumps({"same_company": True, "people": _people(pieces)}), []
    if schema == "NamedCompanies":
        return json.dumps({"companies": _companies(asked)}), []
    if schema:
        return json.dumps({}), []
    if "This time: " in asked:
        return "\n".join(sources) or "none", sources
    domain = asked.partition("\ndomain: ")[2].partition("\n")[0]
    named = [f"https://{domain}/about", "https://www.linkedin.com/in/nobody-here"] if "." in domain else []
    return "These pages may say it.", named


def _values(asked: str, pieces: Pieces) -> list[dict[str, Any]]:
    told = asked.partition("\nPages\n")[0]
    found = []
    for name, words in _FIELD.findall(told):
        for page, number, text in pieces:
            value = _value(name, words, text)
            if value:
                found.append({"field": name, "value": value, "page": page, "segment": number})
                break
        else:
            found.append({"field": name, "value": None, "page": None, "segment": None})
    return found


def _value(name: str, words: str, text: str) -> str:
    if "near one of: " in words:
        for noun in words.partition("near one of: ")[2].split(", "):
            near = re.search(rf"(?<![\d,.])(\d[\d,]*)\s+(?:[\w-]+\s+){{0,2}}{re.escape(noun)}", text)
            if near:
                return near.group(1)
        return ""
    if "one of: " in words:
        listed = words.partition("one of: ")[2]
        for key, shown in re.findall(r"(\w+) \((?:as in: )?([^)]*)\)", listed):
            if any(one and one.lower() in text.lower() for one in shown.split(", ")):
                return str(key)
        return ""
    pattern = _PATTERNS.get(name)
    match = pattern.search(text) if pattern else None
    return match.group(1) if match else ""


def _people(pieces: Pieces) -> list[dict[str, Any]]:
    people = []
    for place, (page, number, text) in enumerate(pieces):
        title = _TITLE.search(text)
        if title is None:
            continue
        before = [one for one in pieces[max(0, place - 1) : place] if one[0] == page]
        for name_page, name_number, name_text in [(page, number, text.replace(title.group(1), "")), *before]:
            name = _NAME.search(name_text)
            if name:
                nothing = {"value": None, "page": None, "segment": None}
                people.append(
                    {
                        "full_name": {"value": name.group(1), "page": name_page, "segment": name_number},
                        "title": {"value": title.group(1), "page": page, "segment": number},
                        "email": nothing,
                        "phone": nothing,
                        "linkedin_url": nothing,
                    }
                )
                break
    return people[:6]


def _companies(asked: str) -> list[dict[str, Any]]:
    found = []
    for page in asked.partition("\nThe pages:\n")[2].split("=== page ")[1:]:
        pieces = _PIECE.findall(page)
        place = next((int(n) for n, text in pieces if _PATTERNS["state"].search(text)), None)
        if pieces:
            name = re.split(r" [|–—-] ", pieces[0][1])[0]
            found.append(
                {"name": name, "name_at": int(pieces[0][0]), "website_at": None, "place_at": place, "own_site": True}
            )
    return found
