"""What is said of a company that is blocked or whose website another one has, and what would bring it back."""

from __future__ import annotations

from leadgen_assets.domain.judging.assessment import Assessment
from leadgen_assets.domain.requests.proposal import YOUR_FILE, amending
from leadgen_assets.domain.telling.spreadsheet import one_line
from leadgen_assets.storage.blocking import StoredBlock
from leadgen_assets.storage.dossier import CompanyEntry
from leadgen_assets.storage.requests import StoredRequest

BLOCKED = "blocked: "
"""How the reason begins for which an assessment withholds a blocked company."""


def verdict_though_blocked(block: StoredBlock, verdict: str, in_request: bool) -> str:
    """The verdict with the entry that blocks the company before it: that counts from now on, whatever was delivered."""
    if not in_request:
        return f"Blocked: {block}; nothing that a source names by it comes into a request."
    return f"Blocked: {block}; no further file has it. {verdict}"


def unblocking(
    block: StoredBlock, entry: CompanyEntry, stored: StoredRequest, judged: Assessment | None, in_request: bool
) -> str:
    """What lifts the block, and what else keeps the company out, so that nobody lifts it in vain."""
    # What was never taken in is only found again by asking the sources again.
    run = f"leadgen run {stored.key}{'' if in_request else ' --redo all'}"
    step = f"To have it again: `{block.lifted_by(entry.tenant)}`, then `{run}`."
    else_out = _else_out(entry, stored, judged)
    return f"{step} That alone does not bring it {'back' if in_request else 'in'}: {else_out}." if else_out else step


def website_of_its_own(entry: CompanyEntry, owner: CompanyEntry, stored: StoredRequest) -> str:
    """What to do about a company whose website another one has: nothing that stands there is known to be its own."""
    whose = f"{one_line(owner.name)} (#{owner.company_id})" if owner.name else f"company #{owner.company_id}"
    add = amending(stored.slice_of or stored.key, "--add", f"sources=list:{YOUR_FILE}")
    join = f"leadgen companies join '#{owner.company_id}' '#{entry.company_id}' --tenant {entry.tenant}"
    return (
        f"The website that sources name of it, {owner.domain}, is that of {whose}. Name a website of its own in a list: `{add}`;"
        f" or make one company of them: `{join}`."
    )


def _else_out(entry: CompanyEntry, stored: StoredRequest, judged: Assessment | None) -> str:
    if judged is None:
        states = stored.request.states
        outside = bool(entry.state and states) and entry.state not in states
        return f"state is {entry.state}, asked for {', '.join(states)}" if outside else ""
    if judged.disqualifiers:
        return f"the ICP disqualifies it ({'; '.join(judged.disqualifiers)})"
    if others := [why for why in judged.unmet if not why.startswith(BLOCKED)]:
        return "; ".join(others)
    too_low = {"no": "its score is too low", "unknown": "too little could be found out to judge it"}
    return too_low.get(str(judged.fit), "")
