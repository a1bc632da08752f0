"""A database that dies while it is opened."""

from __future__ import annotations

import psycopg
import pytest
from pydantic import SecretStr

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.settings import Settings
from leadgen_assets.storage import opening
from leadgen_assets.storage.opening import TRIES, with_server

OWN = Settings(database_url=SecretStr("postgresql://u@db.example/leadgen"))


@pytest.mark.parametrize(
    ("settings", "cause", "deaths", "tries"),
    [
        (Settings(), psycopg.OperationalError(), TRIES - 1, TRIES),
        (Settings(), psycopg.OperationalError(), TRIES, TRIES),
        (Settings(), None, 1, 1),
        (OWN, psycopg.OperationalError(), 1, 1),
    ],
    ids=["killed and started again", "killed again and again", "a right is missing", "a server of one's own"],
)
def test_an_embedded_server_that_is_killed_while_it_is_opened_is_started_again(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, cause: Exception | None, deaths: int, tries: int
) -> None:
    started: list[str] = []

    def start(settings: Settings) -> str:
        started.append("postgresql://u@/leadgen")
        return started[-1]

    def connect(url: str) -> str:
        if len(started) <= deaths:
            raise DatabaseUnavailable("terminating connection due to unexpected postmaster exit") from cause
        return url

    monkeypatch.setattr(opening, "open_url", start)
    if deaths < tries:
        assert with_server(settings, connect) == started[-1]
    else:
        with pytest.raises(DatabaseUnavailable, match="unexpected postmaster exit"):
            with_server(settings, connect)
    assert len(started) == tries
