"""The Launchpad's forms: what they ask for, and what a run of them does and says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from dagster import ExecuteInProcessResult
from dagster._core.snap import JobSnap
from dagster._core.snap.snap_to_yaml import default_values_yaml_from_type_snap

from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.jobs.submitting import LeadRequestForm

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain

QUIET = {"console": {"config": {"log_level": "CRITICAL"}}}


def run(chain: Chain, job: str, **fields: Any) -> ExecuteInProcessResult:
    step = {"submit_lead_request": "submit_form", "block_domains": "block_form"}[job]
    return defs.resolve_job_def(job).execute_in_process(
        run_config={"ops": {step: {"config": fields}}, "loggers": QUIET},
        instance=chain.instance,
        raise_on_error=False,
    )


def metadata(result: ExecuteInProcessResult) -> dict[str, Any]:
    (output,) = result.filter_events(lambda event: event.is_successful_output)
    return {name: value.value for name, value in output.step_output_data.metadata.items()}


@pytest.fixture
def firms(chain: Chain) -> str:
    """A list in the inbox."""
    inbox = chain.folder / "home" / "inbox"
    inbox.mkdir(parents=True)
    (inbox / "firms.csv").write_text("name,website\nAcme,https://acme.example\n")
    return "list:firms.csv"


def test_the_form_has_every_field_of_a_request_with_its_default_and_meaning() -> None:
    assert set(LeadRequestForm.model_fields) == set(LeadRequest.model_fields)
    for name, field in LeadRequestForm.model_fields.items():
        assert field.description, name
        ours = LeadRequest.model_fields[name]
        if name != "name" and field.default is not None:
            given = LeadRequest.model_validate({"name": "x", name: field.default})
            assert getattr(given, name) == ours.get_default(), name


def test_the_launchpad_scaffolds_it_flat() -> None:
    """What the UI writes into a new Launchpad, by the function with which its server makes it."""
    snap = JobSnap.from_job_def(defs.resolve_job_def("submit_lead_request"))
    (mode,) = snap.mode_def_snaps
    root = snap.config_schema_snapshot.get_config_snap(str(mode.root_config_key))
    scaffold = yaml.safe_load(default_values_yaml_from_type_snap(snap.config_schema_snapshot, root))
    form = scaffold["ops"]["submit_form"]["config"]
    assert (form["name"], form["sources"], form["target_companies"]) == ("", [], 25)
    assert form["icp"] == "property_management"
    assert form["pms_unknown"] == "drop"
    assert not [value for value in form.values() if isinstance(value, dict)], "no field holds fields"


def test_a_request_comes_in_and_has_its_partition_and_next_step(chain: Chain, firms: str) -> None:
    result = run(chain, "submit_lead_request", name="From the form", sources=[firms], units_min=None, states=["Texas"])
    assert result.success
    told = metadata(result)
    assert (told["request"], told["outcome"], told["status"]) == ("default.from-the-form", "new", "queued")
    assert "leadgen run default.from-the-form" in told["next_step"]
    assert told["open"].endswith("partition=default.from-the-form")
    assert chain.instance.get_dynamic_partitions("lead_requests") == ["default.from-the-form"]
    assert chain.sql("SELECT door, status FROM leadgen.lead_requests") == [("launchpad", "queued")]
    again = metadata(run(chain, "submit_lead_request", name="From the form", sources=[firms], states=["TX"]))
    assert again["outcome"] == "known"
    assert "note" not in again


def test_without_a_key_the_form_says_what_the_run_will_meet(
    chain: Chain, firms: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_MODE", "hybrid")
    told = metadata(run(chain, "submit_lead_request", name="From the form", sources=[firms]))
    assert "OPENAI_API_KEY is not set" in told["note"]


def test_null_stands_for_the_default_wherever_a_number_or_text_is_asked_for(chain: Chain, firms: str) -> None:
    nothing = dict.fromkeys(
        ["tenant", "icp", "target_companies", "states", "cities", "pms_any_of", "units_min", "units_max", "contacts_min",
         "contacts_max", "budget_usd", "preview", "exclude_exported_days"]
    )  # fmt: skip
    assert run(chain, "submit_lead_request", name="nothing", sources=[firms], **nothing).success
    (stored,) = chain.sql("SELECT request FROM leadgen.lead_requests")[0]
    assert LeadRequest.model_validate(stored) == LeadRequest(name="nothing", sources=(firms,))


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "a name needs at least one letter or digit"),
    ({"sources": ["firms.csv"]}, "sources[1]: 'firms.csv' is not a source"),
    ({"sources": ["list:no.csv"]}, "no.csv does not exist"),
    ({"states": ["Txas"]}, "did you mean 'Texas'?"),
    ({"units_min": 9, "units_max": 3}, "units_min (9) is more than units_max (3)"),
]


def test_a_wrong_form_fails_in_words_without_a_trace(chain: Chain, firms: str) -> None:
    for fields, words in WRONG:
        result = run(chain, "submit_lead_request", **({"name": "wrong", "sources": [firms]} | fields))
        assert not result.success
        told = chain.words_of_failure(result)
        assert words in told
        assert "the Launchpad" in told
        (failed,) = result.filter_events(lambda event: event.is_step_failure)
        assert failed.step_failure_data.error.cause is None
    assert chain.sql("SELECT request_key FROM leadgen.lead_requests") == []
    assert chain.instance.get_dynamic_partitions("lead_requests") == []


def test_blocking_by_the_form_tells_numbers_and_no_address(chain: Chain, firms: str) -> None:
    (chain.folder / "home" / "inbox" / "customers.csv").write_text(
        "website,email,until\nhttps://birch.example,,3/4/2099\n,ann@gmail.com,\n"
    )
    result = run(chain, "block_domains", domains=["acme.example", "gmail.com"], file="customers.csv")
    assert result.success
    told = metadata(result)
    assert (told["domains"], told["emails"], told["new"], told["unusable_rows"]) == (2, 1, 3, [2])
    assert told["rows_not_as_written"] == [2]
    assert "@" not in str(told)
    assert chain.sql("SELECT domain, reason FROM leadgen.blocked_domains ORDER BY domain") == [
        ("acme.example", "customer"),
        ("birch.example", "customer"),
    ]
    assert "names nobody" in chain.words_of_failure(run(chain, "block_domains"))
    assert "There is no such list" in chain.words_of_failure(run(chain, "block_domains", file="no.csv"))
    (chain.folder / "home" / "inbox" / "bare.csv").write_text("Ann Vale,ann@birch.example\nBo Vale,bo@birch.example\n")
    told = chain.words_of_failure(run(chain, "block_domains", file="bare.csv"))
    assert "the first row is no header" in told
    assert "Vale" not in told
    assert "ann@" not in told
