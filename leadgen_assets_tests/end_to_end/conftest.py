"""Whole runs with a model on: the real client over loopback, through every asset, with the settings of a user."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.llm import opening
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.stages import again
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain

KEY = "sk-test-never-to-be-seen-0123456789"


@pytest.fixture
def secret() -> str:
    """The key that must stand nowhere."""
    return KEY


@pytest.fixture(scope="session")
def homes(web12: DemoWeb) -> list[str]:
    """Home pages of the fictional web, as a search would name them."""
    return [f"https://{site.domain}/" for site in ArchiveFetcher([web12.archive]).sites()]


@pytest.fixture
def asking(chain: Chain, web12: DemoWeb, homes: list[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Asked]:
    """Runs the fictional web's request through all assets, asking a service; gives what it left."""

    def run(
        address: str,
        *,
        sources: str = "search",
        mode: str = "real",
        name: str = "asks",
        web: DemoWeb = web12,
        **settings: str,
    ) -> Asked:
        # Backing off and turns take seconds in earnest; here they only keep their order.
        monkeypatch.setattr(
            opening, "Gateway", partial(Gateway, sleep=lambda seconds: asyncio.sleep(min(seconds, 0.02)))
        )
        monkeypatch.setattr(again, "WAITS", (0.05, 0.2))
        told = {"MODEL_TIMEOUT": "1.5", "CONCURRENCY": "16", "CALLS_PER_HOUR": "100000", "MODE": mode, **settings}
        for setting, value in told.items():
            monkeypatch.setenv(f"LEADGEN_{setting}", value)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", address)
        key = chain.submit(
            f"name: {name}\nicp: property_management\ntarget_companies: 100\nstates: [TX, OK, CO]\nbudget_usd: 50\n"
            f"without_contacts: keep\nexclude_exported_days: 0\npms_unknown: keep\nsources:\n  - archive:{web.archive}\n  - {sources}\n"
        )
        result = chain.materialize(key)
        return Asked(chain, key, result.success, "" if result.success else chain.words_of_failure(result))

    return run


class Asked:
    """What a run with a model left behind."""

    def __init__(self, chain: Chain, key: str, success: bool, words: str) -> None:
        self.chain, self.key, self.success, self.words = chain, key, success, words

    def rows(self) -> list[tuple[str, int, dict[str, Any]]]:
        """Status, micro-dollars that count, and usage of each call of the ledger."""
        found = self.chain.sql(
            "SELECT status, COALESCE(settled_microusd, reserved_microusd), COALESCE(usage, '{}') FROM leadgen.model_calls"
            " WHERE request_key = %s ORDER BY call_id",
            self.key,
        )
        return [(row[0], row[1], row[2]) for row in found]

    def ledger(self) -> list[tuple[dict[str, Any], str, str]]:
        """Body, status and error of each call, in order."""
        return self.chain.sql(
            "SELECT prompt, status, error FROM leadgen.model_calls WHERE request_key = %s ORDER BY call_id", self.key
        )

    def statuses(self) -> Counter[str]:
        return Counter(status for status, _, _ in self.rows())

    def companies(self) -> Counter[str]:
        """Companies of the request by their status."""
        return Counter(
            row[0]
            for row in self.chain.sql("SELECT status FROM leadgen.request_companies WHERE request_key = %s", self.key)
        )

    def work(self) -> Counter[tuple[str, str]]:
        """Items by stage and status."""
        found = self.chain.sql("SELECT stage, status FROM leadgen.work_items WHERE request_key = %s", self.key)
        return Counter((row[0], row[1]) for row in found)
