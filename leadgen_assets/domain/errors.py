"""Every error that a person can meet, in one tree.

A message answers three questions: what is wrong, where, and what to do. The command line prints exactly that,
without a trace; at the asset boundary it becomes the failure's description.

    LeadgenError
    ├── WrongUsage          a command that was asked for what it does not take
    ├── RequestInvalid      a lead request that cannot be accepted
    ├── RequestConflict     same name, other content
    ├── RequestUnknown      no request of that name
    ├── CompanyUnknown      no company of that name or domain, or more than one
    ├── RequestBusy         another live run works on the request
    ├── DecisionNeeded      a person has to decide something else before it goes on
    ├── FenceLost           a newer run took the request over; this one may neither write nor spend
    ├── IcpInvalid          an ICP file that cannot be used
    ├── SourceUnreadable    a list or archive that is missing, damaged or malformed
    ├── CannotSave          a file that cannot be written: no room, no permission, in somebody's way
    ├── ExportRefused       the export set broke a rule, no file was written
    ├── FileUnwritable      a file that cannot be written: a full disk, no permission, open elsewhere, a folder that went
    ├── WebhookUnusable     the webhook's address or secret cannot be used
    ├── MailUnusable        alerts cannot be sent by e-mail
    ├── ModelDown           the model's service does not answer, or its breaker is open
    ├── ModelPaused         a limit of money or calls is reached; goes on when it is raised or new
    ├── AskingStopped       the run is told to stop: a question was not sent any more
    ├── ModelUnusable       key, quota, model or settings: no question can succeed
    ├── AnswerUnusable      one question got no usable answer
    ├── SettlementRefused   a call of the ledger that cannot be settled so
    ├── StageFailed         nothing, or less than the set share, of a stage could be done
    ├── SettingsInvalid     a setting with a value that cannot be used
    ├── BackupUnusable      a file that is no backup, or a damaged one
    ├── RestoreRefused      a restore that would be in the way of what is there, or of who works with it
    ├── DatabaseUnavailable the server cannot be reached or started
    └── SchemaNewer         the database was migrated by a newer version of this program
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime


def raised_from(error: BaseException) -> Iterator[BaseException]:
    """An error, and those from which it was raised, the last one first."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        yield current
        seen.add(id(current))
        current = current.__cause__ or current.__context__


class LeadgenError(Exception):
    """Base of all errors meant for people.

    Args:
        what: what is wrong, one sentence.
        where: file, line, field, request or address; empty when `what` says it already.
        todo: what to do next; empty when nothing can be done by the reader.
    """

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what, where, todo)

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.todo:
            lines.append(f"  what to do: {self.todo}")
        return "\n".join(lines)

    def as_clause(self) -> str:
        """The same in one line, to stand within another message: "the list is empty (/a/b.csv); give a file with rows"."""
        what = " ".join(self.what.rstrip(".").split())
        article, blank, rest = what.partition(" ")
        what = f"{article.lower() if article in ('The', 'There', 'No', 'A', 'Two') else article}{blank}{rest}"
        return f"{what}{f' ({self.where})' if self.where else ''}{f'; {self.todo}' if self.todo else ''}"


class WrongUsage(LeadgenError):
    """A command was asked for what it does not take; it ends with 2."""


class RequestInvalid(LeadgenError):
    """A lead request that cannot be accepted."""


class RequestConflict(LeadgenError):
    """A request of the same name exists with other content."""


class RequestUnknown(LeadgenError):
    """No request of that name."""


class CompanyUnknown(LeadgenError):
    """No company of that name or domain, or more than one."""


class RequestBusy(LeadgenError):
    """Another live run holds the request."""


class DecisionNeeded(LeadgenError):
    """A request waits for a decision of a person."""


class FenceLost(LeadgenError):
    """A newer run took the request over."""


class IcpInvalid(LeadgenError):
    """An ICP file that cannot be used; `what` lists every fault with its line."""


class SourceUnreadable(LeadgenError):
    """A list or an archive that is missing, damaged or malformed."""


class CannotSave(LeadgenError):
    """A file cannot be written; what stands there already is left as it is."""


class ExportRefused(LeadgenError):
    """The export set broke a rule; no file was written."""


class FileUnwritable(LeadgenError):
    """A file could not be written; what was there before is untouched, and nothing half-written was left."""


class WebhookUnusable(LeadgenError):
    """The webhook's address or secret is missing or cannot be used."""


class MailUnusable(LeadgenError):
    """The mail server's settings cannot be used, or it did not take an alert."""


class ReceiverRefused(MailUnusable):
    """The mail server takes no mail for one of the receivers; others may get theirs."""


class ModelDown(LeadgenError):
    """The model's service does not answer, or its breaker is open."""


class ModelPaused(LeadgenError):
    """A limit of money or calls is reached.

    Args:
        limit: "request", "day" or "hour"; "service" where the service itself asks to wait long.
        until: when it is new (UTC); None where only a person can raise it.
        after: what became of earlier tries of the same question, whose money may be what is missing; "" where it is the first.
        needs: what the question may cost, in words; "" where no money is missing.
        cheaper: whether what is left of the limit may have room for a question that costs less.
        agent: whose question it is; "" where that is not known. most_micro_usd: what the question may cost, with `agent`.
    """

    def __init__(
        self,
        what: str,
        where: str,
        todo: str,
        *,
        limit: str,
        until: datetime | None,
        after: str = "",
        needs: str = "",
        cheaper: bool = False,
        agent: str = "",
        most_micro_usd: int = 0,
    ) -> None:
        super().__init__(f"{what}; before, the question got no answer ({after})" if after else what, where, todo)
        self.limit, self.until, self.after, self.needs, self.cheaper = limit, until, after, needs, cheaper
        self.agent, self.most_micro_usd = agent, most_micro_usd


class AskingStopped(LeadgenError):
    """The run is told to stop: a question that was not sent yet is not sent, and whoever asked it stays open for the next run."""

    def __init__(self) -> None:
        super().__init__("the run is told to stop: nothing further is asked")


class ModelUnusable(LeadgenError):
    """Key, quota, model or settings do not let any question succeed."""


class AnswerUnusable(LeadgenError):
    """One question got no usable answer.

    Args:
        kind: the class of the fault, by its name (`llm.faults.FaultClass`).
    """

    def __init__(self, what: str, where: str = "", todo: str = "", *, kind: str = "") -> None:
        super().__init__(what, where, todo)
        self.kind = kind


class SettlementRefused(LeadgenError):
    """A call of the ledger is not there, needs no settling, or cannot have cost that."""


class StageFailed(LeadgenError):
    """A stage could do nothing, or more of it failed than is allowed."""


class SettingsInvalid(LeadgenError):
    """A setting has a value that cannot be used."""


class DatabaseUnavailable(LeadgenError):
    """The PostgreSQL server cannot be reached or started."""


class DatabaseFull(DatabaseUnavailable):
    """The database's disk is full: unlike a server that restarts, this does not pass by itself."""


class SchemaNewer(LeadgenError):
    """The database was migrated by a newer version of this program."""


class BackupUnusable(LeadgenError):
    """A file is no backup, or it is damaged; nothing was changed."""


class RestoreRefused(LeadgenError):
    """A backup may not be restored here now; nothing was changed."""
