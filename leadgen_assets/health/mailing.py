"""Alerts by e-mail, through the mail server of the settings; no password and no address of a person is logged."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
from collections.abc import Sequence
from concurrent.futures import Future, wait
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from leadgen_assets.delivery.webhook import is_loopback
from leadgen_assets.domain.errors import MailUnusable, ReceiverRefused
from leadgen_assets.domain.health.health import Change
from leadgen_assets.settings import Settings

PATIENCE_SECONDS = 10.0
"""That the server has for each of its answers."""
WHOLE_SECONDS = 20.0
"""That a round of mails has: one that answers drop by drop is in time with each of its lines for ever."""

_SETTINGS, _LOG = "check the LEADGEN_SMTP_ settings", "see the mail server's log"


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


def send_mail(settings: Settings, message: EmailMessage, receiver: str, within: float | None = None) -> None:
    """Hand a message to the mail server, for one of those whom it names.

    Args:
        within: seconds for all of it, the look-up of the server's name included; WHOLE_SECONDS without it.

    Raises:
        ReceiverRefused: the server takes none for this receiver.
        MailUnusable: it was not taken; what the server said is not repeated, since it may name accounts.
    """
    within = WHOLE_SECONDS if within is None else within
    where = f"LEADGEN_SMTP_HOST, port {settings.smtp_port}"
    if settings.smtp_tls == "off" and not is_loopback(settings.smtp_host or ""):
        raise MailUnusable(
            "Alerts would go unencrypted over the network.", "LEADGEN_SMTP_TLS=off", "set it to starttls or tls"
        )
    cut, done = _Cut(), Future[None]()
    # Beside this thread, since nothing ends the look-up of a name from outside.
    threading.Thread(target=_hand_over, args=(settings, message, receiver, cut, done), name="mail", daemon=True).start()
    wait([done], max(0.0, within))
    if not done.done():
        cut.off()
        raise MailUnusable(f"The mail server was not done within {within:.0f} s.", where, _LOG)
    try:
        done.result()
    except smtplib.SMTPAuthenticationError as error:
        todo = "check LEADGEN_SMTP_USER and LEADGEN_SMTP_PASSWORD"
        raise MailUnusable(f"The mail server refused name or password ({error.smtp_code}).", where, todo) from None
    except smtplib.SMTPResponseException as error:
        raise MailUnusable(f"The mail server did not take the alert ({error.smtp_code}).", where, _LOG) from None
    except smtplib.SMTPRecipientsRefused as error:
        code = next(code for code, _ in error.recipients.values())
        number = receivers_of(settings).index(receiver) + 1
        # 4xx: not now, as servers say to whoever they do not know yet (greylisting). The sensor asks again by itself.
        when, todo = (
            (" for now", "wait for the next try; where it stays so, check it") if code < 500 else ("", "check it")
        )
        raise ReceiverRefused(
            f"The mail server refused receiver {number}{when} ({code}).", f"LEADGEN_SMTP_TO, address {number}", todo
        ) from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise MailUnusable(f"The mail server cannot be used: {_words(error)}.", where, _SETTINGS) from None


class _Cut:
    """Ends a connection from another thread, also while it is being made or encrypted."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._over = False
        self._lock = threading.Lock()

    def watch(self, connected: socket.socket) -> None:
        """The connection that is to be ended; at once, where that was asked for already."""
        with self._lock:
            # A second handle of the same connection: smtplib puts another object into the place of the first.
            self._socket = connected.dup()
        if self._over:
            self.off()

    def off(self) -> None:
        """End it: whoever reads or writes there fails."""
        with self._lock:
            self._over = True
            if self._socket is not None:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of it."""
        with self._lock:
            if self._socket is not None:
                self._socket.close()
                self._socket = None


class _Connection(smtplib.SMTP):
    """smtplib's, over a connection that can be cut; encrypted from the start where there is a context."""

    def __init__(self, host: str, port: int, cut: _Cut, encrypted: ssl.SSLContext | None) -> None:
        self._cut, self._encrypted = cut, encrypted
        super().__init__(host, port, timeout=PATIENCE_SECONDS)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """As smtplib asks for it, in SMTP and in SMTP_SSL."""
        connected = socket.create_connection((host, port), timeout)
        self._cut.watch(connected)
        return self._encrypted.wrap_socket(connected, server_hostname=host) if self._encrypted else connected


def _hand_over(settings: Settings, message: EmailMessage, receiver: str, cut: _Cut, done: Future[None]) -> None:
    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
    try:
        trusted = ssl.create_default_context()
        encrypted = trusted if settings.smtp_tls == "tls" else None
        with _Connection(settings.smtp_host or "", settings.smtp_port, cut, encrypted) as server:
            if settings.smtp_tls == "starttls":
                server.starttls(context=trusted)
            if settings.smtp_user:
                server.login(settings.smtp_user, password)
            server.send_message(message, to_addrs=[receiver])
        done.set_result(None)
    except BaseException as error:  # whoever waits is told, whatever it is
        done.set_exception(error)
    finally:
        cut.close()


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
