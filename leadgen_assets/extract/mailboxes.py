"""What a mailbox's name says: a person's, a department's, or an example in a form."""

from __future__ import annotations

import re

from leadgen_assets.extract.word_lists import word_list

_EXAMPLE_LOCALS = frozenset(
    {"name", "yourname", "your.name", "email", "youremail", "user", "username", "someone", "you", "firstname.lastname"}
)


def is_generic(email: str) -> bool:
    """Whether the mailbox is a department's or nobody's, so that no person may have it."""
    local = email.partition("@")[0].lower()
    bare = re.sub(r"[^a-z-]", "", local)
    return (
        bare in word_list("generic_mailboxes")
        or bare.replace("-", "") in word_list("generic_mailboxes")
        or not bare
        or is_example(email)
    )


def is_example(email: str) -> bool:
    """Whether it is a form's placeholder or a service's own address."""
    local, _, host = email.lower().partition("@")
    return (
        host in word_list("example_hosts")
        or local in _EXAMPLE_LOCALS
        or host.endswith((".sentry.io", ".wixpress.com"))
        or len(local) > 40
    )
