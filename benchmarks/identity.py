"""How fast mentions of companies find the company that they are.

    python -m benchmarks.identity                    # 20,000 candidates
    python -m benchmarks.identity --candidates 5000 --json

Two ways: the register alone, in memory, as the evaluation uses it; and `record_candidates`, as discovery does it, in batches
of 200 on an embedded PostgreSQL of its own, mentions, aliases, sightings and blocks written. Of the candidates a fifth are
firms named again in another spelling, which must be found; the others are firms of their own, many with words, streets and
cities in common. What did not become the right number of companies is told.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.register import Register
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.settings import Settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.companies import record_candidates
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate
from leadgen_assets.storage.requests import submit

BATCH = 200
_FIRST = "Tarn Lindle Wex Orrin Mill Birch Alder Fox Thorn Wick Heron Marl Ash Quill Rook Sable Teal Umber Vale Yarrow".split()  # noqa: SIM905
_SECOND = "wick combe field gate ridge brook stone ford haven crest moor dale hurst mere well bank shore point ley holt".split()  # noqa: SIM905
_KIND = [
    "Realty",
    "Property Management",
    "Homes",
    "Rentals",
    "Real Estate Group",
    "Properties",
    "Management",
    "Partners",
]
_STREETS = [
    "Main St",
    "Oak Ave",
    "Elm Street",
    "Park Rd",
    "Lake Shore Dr",
    "2nd Ave",
    "Church Ln",
    "Mill Road",
    "Hill Ct",
]
_CITIES = [
    (f"{first}{second}", f"{70000 + 37 * n:05}") for n, (first, second) in enumerate(zip(_FIRST, _SECOND, strict=True))
]


@dataclass(frozen=True)
class Measured:
    """One way: seconds by the clock and of a processor (the server's too), companies made, and how many there truly are."""

    way: str
    candidates: int
    seconds: float
    processor_seconds: float
    companies: int
    truly: int


def mentions(number: int, seed: int = 5) -> list[Candidate]:
    """Candidates in random order, a fifth of them other spellings of firms among the rest."""
    dice = random.Random(seed)
    firms = []
    for n in range(number - number // 5):
        name = f"{dice.choice(_FIRST)}{dice.choice(_SECOND)} {dice.choice(_FIRST)}{n % 997} {dice.choice(_KIND)}"
        city, zip_code = dice.choice(_CITIES)
        street = f"{dice.randrange(1, 9999)} {dice.choice(_STREETS)}"
        phone = f"+1512{2_000_000 + n:07}"
        firms.append(Candidate("list:firms", f"row {n}", name, "", "", phone, street, city, "TX", zip_code))
    again = []
    for firm in dice.sample(firms, number // 5):
        name = dice.choice(
            (f"The {firm.name}, LLC", firm.name.upper(), f"Wexcombe{firm.locator[4:]} Inc dba {firm.name}")
        )
        again.append(
            Candidate(
                "list:again", firm.locator, name, "", "", firm.phone, firm.street.replace("St", "Street"), "", "TX", ""
            )
        )
    every = firms + again
    dice.shuffle(every)
    return every


def in_memory(every: list[Candidate]) -> int:
    """Companies that the register makes of them."""
    register = Register()
    return len({id(one.entry) for one in [register.place(mention) for mention in every]})


def stored(every: list[Candidate]) -> tuple[int, float, float]:
    """Companies that discovery stores, and what it took without starting the server."""
    home = Path(tempfile.mkdtemp(prefix="leadgen-identity-"))
    home.chmod(0o711)
    server = EmbeddedServer(home)
    try:
        server.start()
        url = server.url("leadgen")
        migrate(url)
        before = _server_seconds(server)
        companies, seconds, processor = asyncio.run(_record(url, every))
        return companies, seconds, processor + _server_seconds(server) - before
    finally:
        server.stop()
        shutil.rmtree(home)


def _server_seconds(server: EmbeddedServer) -> float:
    """What the server and its connections, ended ones too, took of a processor; a connection's end is counted when it is over."""
    time.sleep(1)
    fields = Path(f"/proc/{server.status().pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


async def _record(url: str, every: list[Candidate]) -> tuple[int, float, float]:
    icp = known_icps(Settings())["small_business"]
    async with Database(url) as database:
        async with database.tenant_tx("bench") as conn:
            asked = LeadRequest(tenant="bench", name="identity", sources=("list:firms.csv",))
            key = (await submit(conn, asked, icp, "/", RequestStatus.RUNNING)).key
        started, used = time.perf_counter(), time.process_time()
        for start in range(0, len(every), BATCH):
            async with database.tenant_tx("bench") as conn:
                await record_candidates(conn, key, 1, every[start : start + BATCH])
        seconds, processor = time.perf_counter() - started, time.process_time() - used
        async with database.tenant_tx("bench") as conn:
            cursor = await conn.execute("SELECT count(*) AS number FROM leadgen.companies")
            row = await cursor.fetchone()
        return (int(row["number"]) if row else 0), seconds, processor


def measure(number: int) -> list[Measured]:
    """Both ways over the same candidates."""
    every, truly = mentions(number), number - number // 5
    started, used = time.perf_counter(), time.process_time()
    made = in_memory(every)
    alone = Measured("register alone", number, time.perf_counter() - started, time.process_time() - used, made, truly)
    companies, seconds, processor = stored(every)
    return [alone, Measured("recorded by discovery", number, seconds, processor, companies, truly)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--candidates", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    measured = measure(given.candidates)
    if given.json:
        print(json.dumps([asdict(one) for one in measured], indent=2))
        return
    load: Callable[[], tuple[float, float, float]] = os.getloadavg
    print(
        f"{platform.machine()}, {os.cpu_count()} processors, load {load()[0]:.1f}, Python {platform.python_version()}\n"
    )
    print("| way | candidates | seconds | of a processor, server included | companies (truly) |\n|---|---|---|---|---|")
    for one in measured:
        print(
            f"| {one.way} | {one.candidates:,} | {one.seconds:.1f} | {one.processor_seconds:.1f} | {one.companies:,}"
            f" ({one.truly:,}) |"
        )


if __name__ == "__main__":
    main()
