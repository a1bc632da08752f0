"""The answer key: what the exported files should say of each firm, cell by cell, and what they must leave empty."""

from __future__ import annotations

from typing import Any

from leadgen_assets.demo import phrases
from leadgen_assets.demo.dice import Dice
from leadgen_assets.demo.firms import VENDORS, Firm
from leadgen_assets.demo.people import outsiders
from leadgen_assets.demo.traps import Trap
from leadgen_assets.demo.words import sections

UNITS_MIN = 50
"""The demo's request asks for firms from this size upward; a size that nobody states does not count against a firm."""

WANTED_PMS = tuple(name for key, name in VENDORS.items() if key != "rentvine")
"""Users of Rentvine are the seller's customers already: the demo's request does not want them."""

_RUNGS = {
    1: ("executive", "leadership"),
    2: ("director", "management"),
    3: ("manager", "operations"),
    4: ("site_staff", "on_site"),
    5: ("staff", "administration"),
    6: ("staff", "maintenance"),
}
"""Rung -> seniority and department, in the default profile's words."""

_TYPES = {
    "mixed": ("single_family; multi_family", "mixed", "single_family", "single_family; mixed"),
}
"""Portfolio -> ways to write it in `company_type`; any other is written as it is called here."""


def entry(firm: Firm) -> dict[str, Any]:
    """One line of the key.

    `company`: column -> accepted values, the preferred first; [""] must stay empty. Columns that judge or count (tier,
    confidence, time) are not in it, nor what a firm's disqualifiers are called. `people`: the staff in the order in
    which they are wanted. `never`: people on the pages who are not staff.
    """
    return {
        "number": firm.number,
        "name": firm.full_name,
        "domain": firm.domain,
        "traps": [str(trap) for trap in firm.traps],
        "readable": firm.readable,
        "qualified": qualified(firm),
        "company": _company(firm),
        "people": _people(firm) if firm.readable else [],
        "never": _outsiders(firm),
        "other": {
            "phone": firm.head_office.phone,
            "fax": firm.fax,
            "toll_free": firm.toll_free,
            "inbox": firm.inbox if firm.domain else "",
            "employees": firm.employees,
            "narpm": firm.narpm,
            "offices": len(firm.offices),
        },
    }


def fit(firm: Firm) -> str:
    """yes, no or unknown, by the default profile: about half or more single-family, and actively managed."""
    if not firm.readable:
        return "unknown"
    return "yes" if firm.portfolio in {"single_family", "mixed"} else "no"


def fitting(firm: Firm) -> bool:
    """Whether the firm is a company as the demo's request asks for and an honest reader can tell."""
    large = firm.units is None or firm.units >= UNITS_MIN
    return fit(firm) == "yes" and large and "rentvine" not in firm.pms


def qualified(firm: Firm) -> bool:
    """Whether the request wants it delivered: it fits, and its pages name somebody with a title."""
    return fitting(firm) and any(person.title for person in firm.people)


def _company(firm: Firm) -> dict[str, list[str]]:
    known = {
        "domain": [firm.domain],
        "website": [firm.website if firm.domain else ""],
        "icp_fit": [fit(firm)],
    }
    if not firm.readable:
        blank = ("company_name", "state", "pms_detected", "units_estimate", "company_type", "description")
        return known | {column: [""] for column in blank}
    return known | {
        "company_name": [firm.name, firm.full_name],
        "state": [firm.head_office.state],
        "pms_detected": ["; ".join(VENDORS[key] for key in firm.pms)],
        "units_estimate": ["" if firm.units is None else str(firm.units)],
        "company_type": list(_TYPES.get(firm.portfolio, (firm.portfolio,))),
        "description": [phrases.description(firm), *sections("sentences")[firm.portfolio]],
        **({"disqualifiers": [""]} if fit(firm) == "yes" else {}),
    }


def _people(firm: Firm) -> list[dict[str, str | int]]:
    kept_back = firm.has(Trap.NO_MARKETING)
    return [
        {
            "full_name": person.full_name,
            "rung": person.rung,
            "title": person.title,
            "seniority": _RUNGS[person.rung][0] if person.title else "",
            "department": _RUNGS[person.rung][1] if person.title else "",
            "email": "" if kept_back else person.email,
            "linkedin_url": person.linkedin_url,
        }
        for person in firm.people
    ]


def _outsiders(firm: Firm) -> list[str]:
    found = outsiders(firm.people, Dice("clients", firm.domain), 2) if firm.has(Trap.TESTIMONIAL_AUTHORS) else []
    return found + (outsiders(firm.people, Dice("guests", firm.domain), 2) if firm.has(Trap.BLOG_AUTHORS) else [])
