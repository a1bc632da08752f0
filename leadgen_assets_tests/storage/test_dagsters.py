"""Two installations on one server: whether Dagster's database has somebody else's runs."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from leadgen_assets.domain.errors import RestoreRefused
from leadgen_assets.storage.backing_up import Databases
from leadgen_assets.storage.dagsters import foreign_request, have_database
from leadgen_assets.storage.restoring import _require_own


@pytest.fixture
def where(database_url: str) -> Iterator[Databases]:
    ours = Databases(database_url, "dagster")
    alone = Databases(database_url, f"{ours.name}_runs")
    yield alone
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{alone.dagster}" WITH (FORCE)'.encode())


def test_runs_of_requests_that_are_not_here_are_somebody_elses(where: Databases) -> None:
    assert foreign_request(where) == "", "there is no such database"
    have_database(where)
    have_database(where)
    assert foreign_request(where) == "", "it has no tables yet"
    with psycopg.connect(where.ours) as connection:
        connection.execute("INSERT INTO leadgen.tenants (tenant_id, name) VALUES ('north', 'north')")
        connection.execute(
            "INSERT INTO leadgen.icps (tenant_id, icp_hash, name, body) VALUES ('north', 'h', 'n', '{}')"
        )
        connection.execute(
            "INSERT INTO leadgen.lead_requests (tenant_id, request_key, request, base_folder, icp_hash, status)"
            " VALUES ('north', 'north.ours', '{}', '/', 'h', 'ready')"
        )
    with psycopg.connect(where.dagsters, autocommit=True) as connection:
        connection.execute("CREATE TABLE runs (pipeline_name text, partition text)")
        connection.execute(
            "INSERT INTO runs VALUES ('lead_pipeline', 'north.ours'), ('submit_lead_request', NULL), ('of_yours', 'other')"
        )
        assert foreign_request(where) == ""
        _require_own(where)
        connection.execute("INSERT INTO runs VALUES ('lead_pipeline', 'south.theirs')")
    assert foreign_request(where) == "south.theirs"
    with pytest.raises(RestoreRefused, match=r"such as south\.theirs: another installation") as caught:
        _require_own(where)
    assert "dagster.yaml" in caught.value.todo
    assert foreign_request(Databases(where.dagsters, where.dagster)) == "north.ours", "where ours has no tables yet"
