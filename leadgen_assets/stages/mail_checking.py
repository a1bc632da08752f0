"""Whether the domains of chosen contacts' e-mail addresses take mail; asked of the DNS where the setting says so.

It says something beside an address and never fails a stage: whom nobody answers about is unknown, and asked again another day.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadgen_assets.domain.hosts.mail_domains import MailStatus
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.steady import steady
from leadgen_assets.storage.mail_domains import mail_domains_to_ask, write_mail_domains

if TYPE_CHECKING:
    from leadgen_assets.web.live.mail_hosts import MailOf

AT_ONCE = 16
"""Domains asked about at once; what they answer is kept before the next ones are asked about."""

log = logging.getLogger(__name__)


async def check_mail_domains(session: RequestSession, stop: asyncio.Event, mail_of: MailOf | None = None) -> None:
    """Ask about the mail domains of the request's contacts of which nothing fresh is known, and keep the answers.

    Ends early where nobody answers about any of `AT_ONCE` domains: the DNS is away, and the rest would wait for nothing.

    Args:
        mail_of: whom to ask; None for the name servers that this machine is set to.

    Raises:
        FenceLost: a newer run took the request over.
        DatabaseUnavailable: it did not answer through all waits.
    """
    if not session.settings.mx_check or session.settings.web == "off":
        return
    domains = await session.read(mail_domains_to_ask, session.key, session.now())
    if domains and mail_of is None:
        # Here, because dnspython takes long to import, and by default nobody is asked.
        from leadgen_assets.web.live.mail_hosts import mail_by, system_resolver

        resolver = system_resolver()
        if resolver is None:
            log.warning("%s: mail domains were not asked about: this machine names no DNS server", session.key)
            return
        mail_of = mail_by(resolver)
    for start in range(0, len(domains), AT_ONCE):
        some = domains[start : start + AT_ONCE]
        if stop.is_set() or mail_of is None:
            return
        statuses = await asyncio.gather(*map(mail_of, some))
        await _keep(session, some, statuses)
        if len(some) == AT_ONCE and all(status is MailStatus.UNKNOWN for status in statuses):
            log.warning(
                "%s: no DNS server answers; %d mail domains were not asked about",
                session.key,
                len(domains) - start - AT_ONCE,
            )
            return


async def _keep(session: RequestSession, domains: Sequence[str], statuses: Sequence[MailStatus]) -> None:
    found = dict(zip(domains, statuses, strict=True))

    async def transaction() -> None:
        async with session.writing() as conn:
            await write_mail_domains(conn, found, session.now())

    await steady(transaction)
