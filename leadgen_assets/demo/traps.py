"""What can go wrong with a company's website, and what a careful reader makes of it.

Which firm carries which trap stands in `words/cast.csv`: sixty parts that repeat in larger webs.
"""

from __future__ import annotations

from enum import StrEnum


class Trap(StrEnum):
    """One difficulty; a firm can have several."""

    LOOKALIKE = "lookalike"  # two firms of nearly one name in different states
    BRANCHES = "branches"  # one domain, offices in several states; the head office gives the state
    MOVED_PMS = "moved_pms"  # news name the former vendor, the portal link shows the present one
    TWO_PORTALS = "two_portals"  # portals of two vendors: both are kept
    VENDOR_IN_TESTIMONIAL = "vendor_in_testimonial"  # a client names the vendor of somebody else
    VENDOR_IN_ARTICLE = "vendor_in_article"  # a blog post compares vendors
    PLACEHOLDER_PORTAL = "placeholder_portal"  # a theme's sample link was never filled in
    GENERIC_INBOX = "generic_inbox"  # info@ is the only address
    OBFUSCATED_EMAIL = "obfuscated_email"  # name [at] firm [dot] example
    NO_MARKETING = "no_marketing"  # addresses are published, but not for marketing
    UNTITLED_PEOPLE = "untitled_people"
    TESTIMONIAL_AUTHORS = "testimonial_authors"  # named clients are not staff
    BLOG_AUTHORS = "blog_authors"  # named guest authors are not staff
    ZONING_UNITS = "zoning_units"  # "500 units" in a rule, not in a portfolio
    HOA_IN_PASSING = "hoa_in_passing"  # a homeowners association is mentioned, not managed
    TOLL_FREE = "toll_free"
    FAX = "fax"
    SPREADSHEET_NAME = "spreadsheet_name"  # a name that begins like a formula
    DIRECTORY_LINKS = "directory_links"  # links to directories that are not the firm's own domain
    LATIN1 = "latin1"  # ISO-8859-1 or windows-1252 bytes
    SOFT_404_TEAM = "soft_404_team"  # "not found" with status 200
    TIMEOUT = "timeout"
    SERVER_ERROR = "server_error"  # 503
    BOT_WALL = "bot_wall"  # 403 and a challenge
    ROBOTS_CLOSED = "robots_closed"
    SCRIPT_ONLY = "script_only"
    PARKED = "parked"
    NO_WEBSITE = "no_website"  # stands in the demo's list only


UNREADABLE = frozenset(
    {
        Trap.TIMEOUT,
        Trap.SERVER_ERROR,
        Trap.BOT_WALL,
        Trap.ROBOTS_CLOSED,
        Trap.SCRIPT_ONLY,
        Trap.PARKED,
        Trap.NO_WEBSITE,
    }
)
"""With one of these nothing of a firm can be read, so that every value must stay empty and its fit is unknown."""
