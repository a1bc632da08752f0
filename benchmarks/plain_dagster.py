"""Plain Dagster as one would begin: a step a company by dynamic mapping, collected into a CSV file."""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dagster import DynamicOut, DynamicOutput, OpExecutionContext, in_process_executor, job, multiprocess_executor, op

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
logging.disable(logging.WARNING)


def told() -> dict[str, Any]:
    """What the benchmark left for the steps' processes."""
    known: dict[str, Any] = json.loads(Path(os.environ["BENCHMARK_TOLD"]).read_text("utf-8"))
    return known


@op(out=DynamicOut())
def companies() -> Iterator[DynamicOutput[dict[str, Any]]]:
    """Each company with its pages."""
    import asyncio

    from leadgen_assets.web.archive import ArchiveFetcher

    known = told()
    fetcher = ArchiveFetcher([Path(known["archive"])])

    async def pages(domain: str) -> list[bytes]:
        return [(await fetcher.fetch(url)).body for url in await fetcher.listed(domain)]

    for number, (domain, bodies) in enumerate(known["bodies"].items()):
        yield DynamicOutput(
            {"domain": domain, "pages": asyncio.run(pages(domain)), "bodies": bodies, "address": known["address"]},
            mapping_key=f"company_{number}",
        )


@op
def research(context: OpExecutionContext, company: dict[str, Any]) -> list[str]:
    """One company: text of its pages, its questions, a row."""
    import openai

    from benchmarks.beside_sides import text_of

    texts = [text_of(page) for page in company["pages"]]
    with openai.OpenAI(api_key="sk-benchmark", base_url=company["address"], max_retries=0) as client:
        answers = [client.responses.create(**body).output_text for body in company["bodies"]]
    return [company["domain"], str(sum(map(len, texts))), *answers]


@op
def write(context: OpExecutionContext, rows: list[list[str]]) -> None:
    """The file."""
    from benchmarks.beside_sides import write_csv

    write_csv(Path(told()["home"]) / "dagster.csv", rows)


@job(executor_def=multiprocess_executor, config=QUIET)
def multiprocess() -> None:
    """As Dagster has it unless told otherwise."""
    write(companies().map(research).collect())


@job(executor_def=in_process_executor, config=QUIET)
def in_process() -> None:
    """One after another in one process."""
    write(companies().map(research).collect())
