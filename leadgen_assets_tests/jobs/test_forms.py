"""The Launchpad's forms: what they ask for, and what a run of them does and says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from dagster import ExecuteInProcessResult
from dagster._core.remote_representation.external_data import JobDataSnap
from dagster._core.utils import make_new_run_id

from leadgen_assets.definitions import defs
from leadgen_assets.domain.lead_request import LeadRequest
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
        run_id=make_new_run_id(),
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
        if not field.is_required() and field.default is not None:
            given = LeadRequest.model_validate({"name": "x", name: field.default})
            assert getattr(given, name) == ours.get_default(), name


def test_the_launchpad_scaffolds_it_flat() -> None:
    schema = defs.resolve_job_def("submit_lead_request").run_config_schema.config_type
    fields = schema.fields["ops"].config_type.fields["submit_form"].config_type.fields["config"].config_type.fields
    assert {name for name, field in fields.items() if field.is_required} == {"name", "sources"}
    assert all(not hasattr(field.config_type, "fields") for field in fields.values()), "no field holds fields"
    assert yaml.safe_load(yaml.safe_dump({n: f.default_value for n, f in fields.items() if f.default_provided}))
    assert JobDataSnap


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
    ({"sources": []}, "sources: names none"),
    ({"sources": ["firms.csv"]}, "sources[1]: 'firms.csv' is not a source"),
    ({"sources": ["list:no.csv"]}, "no.csv does not exist"),
    ({"states": ["Txas"]}, "did you mean 'Texas'?"),
    ({"units_min": 9, "units_max": 3}, "units_min (9) is more than units_max (3)"),
    ({"target_companies": -1}, "target_companies: Input should be greater than or equal to 1"),
    ({"budget_usd": -0.5}, "budget_usd"),
    ({"tenant": "Acme Inc"}, "tenant"),
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
        "website,email\nhttps://birch.example,\n,ann@gmail.com\n"
    )
    result = run(chain, "block_domains", domains=["acme.example", "gmail.com"], file="customers.csv")
    assert result.success
    told = metadata(result)
    assert (told["domains"], told["emails"], told["new"], told["unusable_rows"]) == (2, 1, 3, [2])
    assert "@" not in str(told)
    assert chain.sql("SELECT domain, reason FROM leadgen.blocked_domains ORDER BY domain") == [
        ("acme.example", "customer"),
        ("birch.example", "customer"),
    ]
    assert "names nobody" in chain.words_of_failure(run(chain, "block_domains"))
    assert "There is no such list" in chain.words_of_failure(run(chain, "block_domains", file="no.csv"))
