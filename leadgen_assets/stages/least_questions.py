"""What a question may cost before a page is read for it: at least, and as large as it usually is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from leadgen_assets.agents import company_research, contacts
from leadgen_assets.agents.company import Subject
from leadgen_assets.agents.lead_list import Task, search_question
from leadgen_assets.agents.searching import company_search
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.llm.question import Question, Use
from leadgen_assets.settings import Settings

NOBODY = Subject("", "")
_BYTES_A_TOKEN = 5
"""Of English, rarely more: what is usual is reckoned large."""


def may_cost(
    agent: str, request: LeadRequest, icp: Icp, settings: Settings, when: datetime, input_tokens: int = 0
) -> int:
    """Micro-dollars that one question of an agent may cost at most, which is what is set aside for it.

    Args:
        input_tokens: of what is read; 0 for the least that the agent can ask.
    """
    from leadgen_assets.llm.bodies import body_of, written
    from leadgen_assets.llm.prices import Prices  # its library takes half a second to load

    question = _least(agent, request, icp)
    model = settings.search_model if question.use is Use.SEARCH else settings.model
    if question.use is Use.EXTRACT:
        question = replace(question, input="." * (input_tokens * _BYTES_A_TOKEN))
    body = body_of(question, model, settings.mcp_servers)
    return Prices(settings.model_prices).most(body, written(body), when).micro_usd


def _least(agent: str, request: LeadRequest, icp: Icp) -> Question[Any]:
    match agent:
        case "lead_list_search":
            return search_question(request, icp, Task(1, 1, "", ""), "", None)
        case "company_search":
            return company_search(NOBODY, (), icp)
        case "contact_search":
            return contacts.people_search(NOBODY, icp)
        case "contacts":
            return contacts.reading("", "")
        case _:
            return Question(Use.EXTRACT, company_research.INSTRUCTIONS, "", company_research.CompanyAnswer)


def cheapest_and_dearest(
    sizes: Mapping[str, int], request: LeadRequest, icp: Icp, settings: Settings, when: datetime
) -> tuple[tuple[int, int], int]:
    """Of what the cheapest agent may ask: the least, and what one of usual size may cost; and the latter of the dearest.

    Args:
        sizes: agent -> input tokens of its usual question; one at least.
    """
    least = {agent: may_cost(agent, request, icp, settings, when) for agent in sizes}
    usual = {agent: may_cost(agent, request, icp, settings, when, tokens) for agent, tokens in sizes.items()}
    return min((least[agent], usual[agent]) for agent in sizes), max(usual.values())
