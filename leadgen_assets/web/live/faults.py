"""What goes wrong between two machines, in words for a person, and whether another try may mend it."""

from __future__ import annotations

import errno
import ssl

import httpcore2

from leadgen_assets.domain.pages.page import Outcome


class Fault(Exception):
    """An exchange that did not come about.

    Attributes:
        outcome: for the page. detail: why, as half a sentence.
        passing: whether the next try may go better.
    """

    def __init__(self, outcome: Outcome, detail: str, *, passing: bool = False) -> None:
        super().__init__(detail)
        self.outcome, self.detail, self.passing = outcome, detail, passing


NO_SUCH_NAME = "there is no such name (DNS)"
REFUSED = "the connection was refused"
UNTRUSTED = "its certificate cannot be trusted"
NOT_SECURE = "no secure connection can be made"

_BY_NUMBER = {
    errno.ECONNREFUSED: (REFUSED, False),
    errno.ECONNRESET: ("the connection was reset", True),
    errno.EPIPE: ("the connection was reset", True),
    errno.EHOSTUNREACH: ("there is no way to its machine", True),
    errno.ENETUNREACH: ("there is no way to its network", True),
    errno.ETIMEDOUT: ("its machine did not answer", True),
}


def fault_of(error: Exception) -> Fault:
    """What an error of the transport means."""
    cause = _first_cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Fault(Outcome.UNREACHABLE, f"{UNTRUSTED}: {cause.verify_message}")
    if isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return Fault(Outcome.UNREACHABLE, f"{NOT_SECURE}: the connection ended", passing=True)
    if isinstance(cause, ssl.SSLError):
        why = (cause.reason or "no common ground").replace("_", " ").lower()
        return Fault(Outcome.UNREACHABLE, f"{NOT_SECURE}: {why}")
    if isinstance(error, httpcore2.TimeoutException):
        return Fault(Outcome.TIMEOUT, "its machine did not answer in time", passing=True)
    if isinstance(cause, OSError) and cause.errno in _BY_NUMBER:
        detail, passing = _BY_NUMBER[cause.errno]
        return Fault(Outcome.UNREACHABLE, detail, passing=passing)
    if isinstance(error, httpcore2.NetworkError):
        return Fault(Outcome.UNREACHABLE, "the connection broke off", passing=True)
    return _of_protocol(str(error))


def _of_protocol(text: str) -> Fault:
    if "incomplete" in text or "peer closed" in text:
        return Fault(Outcome.UNREACHABLE, "the connection ended before the whole page was there", passing=True)
    if "disconnected" in text:
        return Fault(Outcome.UNREACHABLE, "the connection ended without an answer", passing=True)
    if "too long" in text or "too large" in text or "max_incomplete" in text:
        return Fault(Outcome.UNREACHABLE, "its headers are longer than any page's")
    return Fault(Outcome.UNREACHABLE, "its answer is not HTTP")


def _first_cause(error: BaseException) -> BaseException:
    """The error at the bottom that says most: of TLS, or of the system with a number."""
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting and len(seen) < 20:
        found = waiting.pop(0)
        if found is None or found in seen:
            continue
        if isinstance(found, ssl.SSLError) or (isinstance(found, OSError) and found.errno in _BY_NUMBER):
            return found
        seen.append(found)
        if isinstance(found, BaseExceptionGroup):
            waiting.extend(found.exceptions)
        waiting.extend([found.__cause__, found.__context__])
    return error
