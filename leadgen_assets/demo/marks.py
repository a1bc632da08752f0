"""Ways of writing that all markup styles share: escaping, telephone numbers, addresses, e-mail addresses."""

from __future__ import annotations

from html import escape

from leadgen_assets.demo.firms import Firm, Office
from leadgen_assets.demo.people import Person
from leadgen_assets.domain.wording.places import STATES

PHONE_FORMS = ("({}) {}-{}", "{}-{}-{}", "{}.{}.{}")


def esc(text: str) -> str:
    """Text for element content and attribute values."""
    return escape(text, quote=True)


def telephone(digits: str, firm: Firm) -> str:
    """Ten digits in the firm's own way of writing them."""
    return PHONE_FORMS[firm.number % 3].format(digits[:3], digits[3:6], digits[6:])


def phone_link(digits: str, firm: Firm) -> str:
    """A `tel:` link."""
    return f'<a href="tel:+1{digits}">{telephone(digits, firm)}</a>'


def place(office: Office, firm: Firm) -> str:
    """City, state and zip code; every fourth firm spells its state out."""
    state = STATES[office.state] if firm.number % 4 == 0 else office.state
    return f"{office.city}, {state} {office.zip_code}"


def mail_link(address: str) -> str:
    """A `mailto:` link."""
    return f'<a href="mailto:{address}">{address}</a>'


def spelled(address: str) -> str:
    """An address as people hide it from machines: `name [at] firm [dot] example`."""
    return address.replace("@", " [at] ").replace(".", " [dot] ")


def mailbox(person: Person) -> str:
    """Somebody's address as HTML, "" where none is shown."""
    if not person.email:
        return ""
    if person.email_shown == "link":
        return mail_link(person.email)
    return spelled(person.email) if person.email_shown == "spelled" else person.email


def inbox(firm: Firm) -> str:
    """The generic address as HTML, hidden where the firm hides all of them."""
    hidden = any(person.email_shown == "spelled" for person in firm.people)
    return spelled(firm.inbox) if hidden else mail_link(firm.inbox)


def office_name(firm: Firm, place_in_list: int) -> str:
    """What an office is called where there are several."""
    office = firm.offices[place_in_list]
    return "Corporate Headquarters" if place_in_list == 0 else f"{office.city} Branch Office"
