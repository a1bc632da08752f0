"""Alerts by e-mail, through the mail server of the settings; no password and no address of a person is logged."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from leadgen_assets.delivery.webhook import is_loopback
from leadgen_assets.domain.errors import MailUnusable, ReceiverRefused
from leadgen_assets.domain.health import Change
from leadgen_assets.settings import Settings

PATIENCE_SECONDS = 10.0
"""That the server has for each of its answers."""


def configured(settings: Settings) -> bool:
    """Whether alerts are to be sent by e-mail."""
    return settings.smtp_host is not None


def mail_of(settings: Settings, subject: str, text: str, now: datetime) -> EmailMessage:
    """The message.

    Raises:
        MailUnusable: an address is missing or is none.
    """
    sender, receivers = (settings.smtp_from or "").strip(), receivers_of(settings)
    for name, addresses in (("LEADGEN_SMTP_FROM", [sender]), ("LEADGEN_SMTP_TO", receivers)):
        if not addresses or not all(_is_address(one) for one in addresses):
            raise MailUnusable("Alerts have no usable address.", name, "set it to an e-mail address of yours")
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject[:200], sender, ", ".join(receivers)
    message["Date"], message["Message-ID"] = format_datetime(now), make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def alert_text(changes: Sequence[Change]) -> tuple[str, str]:
    """Subject and text of what changed; the worst comes first."""
    first = changes[0]
    what = f"{first.line.name} is well again" if first.over else f"{first.line.name} is {first.line.state}"
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    blocks = []
    for change in changes:
        line = change.line
        head = f"{line.name}: {line.severity}, {line.state} (was {change.before})"
        blocks.append("\n".join([head, f"  {line.seen}", *([f"  what to do: {line.todo}"] if line.todo else [])]))
    text = "\n\n".join(blocks)
    return f"[leadgen] {first.line.severity}: {what}{more}", f"{text}\n\nAll of it: leadgen health\n"


def send_mail(settings: Settings, message: EmailMessage, receiver: str) -> None:
    """Hand a message to the mail server, for one of those whom it names.

    Raises:
        ReceiverRefused: the server takes none for this receiver.
        MailUnusable: it was not taken; what the server said is not repeated, since it may name accounts.
    """
    host, port = settings.smtp_host or "", settings.smtp_port
    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
    if settings.smtp_tls == "off" and not is_loopback(host):
        raise MailUnusable(
            "Alerts would go unencrypted over the network.", "LEADGEN_SMTP_TLS=off", "set it to starttls or tls"
        )
    trusted = ssl.create_default_context()
    where = f"LEADGEN_SMTP_HOST, port {port}"
    try:
        opened = (
            smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=trusted)
            if settings.smtp_tls == "tls"
            else smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)
        )
        with opened as server:
            if settings.smtp_tls == "starttls":
                server.starttls(context=trusted)
            if settings.smtp_user:
                server.login(settings.smtp_user, password)
            server.send_message(message, to_addrs=[receiver])
    except smtplib.SMTPAuthenticationError as error:
        todo = "check LEADGEN_SMTP_USER and LEADGEN_SMTP_PASSWORD"
        raise MailUnusable(f"The mail server refused name or password ({error.smtp_code}).", where, todo) from None
    except smtplib.SMTPResponseException as error:
        raise MailUnusable(
            f"The mail server did not take the alert ({error.smtp_code}).", where, "see the mail server's log"
        ) from None
    except smtplib.SMTPRecipientsRefused as error:
        code = next(code for code, _ in error.recipients.values())
        number = receivers_of(settings).index(receiver) + 1
        raise ReceiverRefused(
            f"The mail server refused receiver {number} ({code}).", f"LEADGEN_SMTP_TO, address {number}", "check it"
        ) from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise MailUnusable(
            f"The mail server cannot be used: {_words(error)}.", where, "check the LEADGEN_SMTP_ settings"
        ) from None


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it does not offer what the settings ask for (STARTTLS, or a login)"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"it closed the connection, or gave no answer within {PATIENCE_SECONDS:g} s"
    if isinstance(error, ssl.SSLError):
        return f"the connection is not secure ({getattr(error, 'verify_message', '') or error.reason or 'TLS failed'})"
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE_SECONDS:g} s"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"it does not answer as a mail server does ({type(error).__name__})"


def receivers_of(settings: Settings) -> list[str]:
    """Who gets alerts by e-mail, in the order of the setting."""
    return [one.strip() for one in (settings.smtp_to or "").split(",") if one.strip()]


def _is_address(text: str) -> bool:
    name, at, domain = text.partition("@")
    return (
        bool(name and at and domain)
        and text.isascii()
        and text.isprintable()
        and not set(text) & set(' ,;<>"@') - {"@"}
    )
