"""How long it takes to read pages and to draw facts from them, on one core, without database and network.

    python -m benchmarks.extraction                       # 1,000 real pages; then pages of growing size; then hostile ones
    python -m benchmarks.extraction --only hostile --json

Real pages: those of the development data's archive (`LEADGEN_SHARED_DATA`, else ../shared/data beside the clone), site by site,
until they are 1,000; told and left out where the folder is not there. Each is parsed to segments and goes through all extractors with the
property managers' ICP, as a run does it. Beside that: an HTML parser and a telephone library alone over the same pages.
Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.extract.company import extract
from leadgen_assets.settings import PROJECT
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.reading import read_page

PAGES = 1000
HOSTILE_BYTES = 2_000_000
SIZES = (25_000, 50_000, 100_000, 200_000, 400_000)
SEEN = datetime(2026, 11, 2, tzinfo=UTC)
ADDRESS = "https://www.acme.example/"


@dataclass(frozen=True)
class Measured:
    """Something read, in seconds of a processor: cut into segments, all extractors, both."""

    what: str
    pages: int
    kilobytes: int
    parsing: float
    extracting: float

    @property
    def seconds(self) -> float:
        """Both."""
        return round(self.parsing + self.extracting, 2)


def fetched(url: str, body: bytes, content_type: str = "text/html; charset=utf-8") -> Fetched:
    """A page as a fetcher hands it over."""
    return Fetched(url, url, Outcome.OK, 200, content_type, body, SEEN)


def read(what: str, sites: list[list[Fetched]], icp: Icp) -> Measured:
    """Parse and extract sites, and measure."""
    parsing = extracting = 0.0
    for pages in sites:
        started = time.process_time()
        texts = [read_page(page, "home" if place == 0 else "about").page_text() for place, page in enumerate(pages)]
        between = time.process_time()
        extract(texts, icp.vocabulary, icp.contacts.ladder, "acme.example")
        parsing += between - started
        extracting += time.process_time() - between
    size = sum(len(page.body) for pages in sites for page in pages)
    return Measured(what, sum(map(len, sites)), round(size / 1000), round(parsing, 2), round(extracting, 2))


def real_sites(number: int) -> list[list[Fetched]]:
    """Sites of the development data, repeated until there are so many pages; [] where the data is not there."""
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA") or PROJECT.parent / "shared" / "data")
    archive, gold = folder / "web" / "smallbiz_dev.warc.gz", folder / "web" / "smallbiz_dev_gold.jsonl"
    if not archive.exists():
        return []
    import asyncio

    from leadgen_assets.web.archive import ArchiveFetcher

    fetcher = ArchiveFetcher([archive])
    lines = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]

    async def all_of_them() -> list[tuple[str, Fetched]]:
        return [(str(line["site"]), await fetcher.fetch(str(line["url"]))) for line in lines]

    by_site: dict[str, list[Fetched]] = {}
    for site, page in asyncio.run(all_of_them()):
        by_site.setdefault(site, []).append(page)
    found: list[list[Fetched]] = []
    there = 0
    while there < number:
        for pages in by_site.values():
            some = pages[: number - there]
            if some:
                found.append(some)
                there += len(some)
    return found


def phones_alone(sites: list[list[Fetched]]) -> float:
    """Seconds that an HTML parser and a telephone library take for the pages, and nothing else."""
    import phonenumbers
    from selectolax.lexbor import LexborHTMLParser

    started = time.process_time()
    for page in (page for pages in sites for page in pages):
        body = LexborHTMLParser(page.body.decode("utf-8", "replace")).body
        for _ in phonenumbers.PhoneNumberMatcher(body.text(separator=" ") if body else "", "US"):
            pass
    return round(time.process_time() - started, 2)


def plain_page(size: int) -> bytes:
    """A page as firms have them, of so many bytes: cards, addresses, telephones, prose."""
    parts = ["<html><head><title>Acme Homes</title></head><body><h1>Acme Homes</h1>"]
    length, number = 0, 0
    while length < size:
        number += 1
        part = (
            f"<div class=card><h3>Jane Doe{number % 7}</h3><p>Property Manager</p><a href='mailto:jane{number}@acme.example'>Mail</a></div>"
            f"<p>We manage {100 + number} homes for owners all over the county, and have done so since 1990."
            f" Call (512) 555-01{number % 100:02}.</p>"
            f"<p>{number} Elm Street, Austin, TX 78701</p><a href='/page-{number}'>Our page {number}</a>"
        )
        parts.append(part)
        length += len(part)
    return ("".join(parts) + "</body></html>").encode()


def hostile_pages(size: int = HOSTILE_BYTES) -> Iterator[tuple[str, bytes]]:
    """Kinds of pages that would hang whoever is not careful, each of so many bytes."""

    def filled(piece: str, head: str = "<html><body>", tail: str = "</body></html>") -> bytes:
        return (head + piece * (size // len(piece)) + tail).encode()

    links = "".join(f"<a href='/p{number}'>Our team {number}</a>" for number in range(50_000))
    yield "50,000 links", f"<html><body>{links}</body></html>".encode()
    yield "deeply nested", b"<html><body>" + b"<div>" * (size // 5) + b"Call us"
    yield "nested lists", filled("<ul><li>Jane Doe")
    yield "one line of words", filled("word ", "<html><body><p>")
    yield "one word", filled("x", "<html><body><p>")
    yield "digits", filled("5", "<html><body><p>")
    yield "digits and dashes", filled("512-555-0100-", "<html><body><p>")
    yield "numbers like telephones", filled("(512) 555-0100 ", "<html><body><p>")
    yield "numbers like telephones, a paragraph each", filled("<p>(512) 555-0100 x 12</p>")
    yield "at signs", filled("@", "<html><body><p>")
    yield "addresses with at signs", filled("a@b.", "<html><body><p>")
    yield "words with at signs", filled("info [at] acme [dot] ", "<html><body><p>")
    yield "commas", filled(",", "<html><body><p>")
    yield "commas and words", filled("Austin, ", "<html><body><p>")
    yield "dots", filled("Inc. ", "<html><body><p>")
    yield "initials", filled("J. ", "<html><body><p>")
    yield "capitalised words", filled("Jane Doe ", "<html><body><p>")
    yield "capitals", filled("JANE DOE ", "<html><body><p>")
    yield "names, a paragraph each", filled("<p>Jane Doe</p>")
    yield "names and titles in cards", filled("<div class=team><h3>Jane Doe</h3><p>Owner</p></div>")
    yield "titles", filled("owner broker president ", "<html><body><p>")
    yield "streets", filled("12 Elm Street ", "<html><body><p>")
    yield "addresses, a paragraph each", filled("<p>12 Elm Street, Austin, TX 78701</p>")
    yield "counts", filled("we manage 300 homes ", "<html><body><p>")
    yield "phrases", filled("single-family homes and property management ", "<html><body><p>")
    yield "an endless table", filled("<tr><td>Jane Doe<td>Owner<td>512 555 0100", "<html><body><table>")
    yield "an endless select", filled("<option>Texas", "<html><body><select>")
    yield "spaces", filled(" ", "<html><body><p>a")
    yield "no-break spaces", filled("&nbsp;", "<html><body><p>a")
    yield "line breaks", filled("<br>", "<html><body><p>a")
    yield "entities", filled("&#106;&#97;&#110;&#101;", "<html><body><p>")
    yield "broken entities", filled("&amp", "<html><body><p>")
    yield "unclosed tags", filled("<a href='x", "<html><body>")
    yield "less-than signs", filled("<", "<html><body>")
    yield "comments", filled("<!--", "<html><body>")
    yield "attributes", filled("a=b ", "<html><body><p ")
    yield "scripts", filled("<script>var a=1;</script>")
    yield "styles", filled("<style>p{}</style>")
    yield "one rule of variables", filled("--a:1px;", "<html><head><style>body{background:#fff;", "}</style><body>")
    yield "rules", filled(".a{color:#fff;background:#fff}", "<html><head><style>", "</style><body><p class=a>x")
    yield "braces", filled("{", "<html><head><style>background", "</style><body><p class=a>x")
    yield "selectors", filled(".a, ", "<html><head><style>", "{background:#fff;color:#fff}</style><body><p class=a>x")
    yield "headings", filled("<h2>About Us</h2>")
    yield "images", filled("<img alt='Acme Homes logo' src=x>")
    yield "telephone links", filled("<a href='tel:+15125550100'>Call</a>")
    yield "mail links", filled("<a href='mailto:jane@acme.example'>Jane Doe</a>")
    yield "meta tags", filled("<meta property='og:title' content='Acme'>", "<html><head>")
    bomb, depth = '{"@type":"Person","name":"Jane Doe","knows":', 50_000
    scripted = ("<html><body><script type='application/ld+json'>", "</script></body></html>")
    yield (
        "JSON-LD, deep",
        (scripted[0] + bomb * (size // len(bomb)) + "1" + "}" * (size // len(bomb)) + scripted[1]).encode(),
    )
    yield "JSON-LD, brackets", (scripted[0] + "[" * depth + "]" * depth + scripted[1]).encode()
    people = ",".join(['{"@type":"Person","name":"Jane Doe","jobTitle":"Owner"}'] * (size // 56))
    yield "JSON-LD, wide", (scripted[0] + f"[{people}]" + scripted[1]).encode()
    yield (
        "JSON-LD, a long text",
        (scripted[0] + '{"@type":"Organization","name":"' + "A" * size + '"}' + scripted[1]).encode(),
    )
    yield "microdata", filled("<div itemscope itemtype='https://schema.org/Person'><b itemprop=name>Jane Doe</b>")
    yield "hCards", filled("<div class=vcard><b class=fn>Jane Doe</b><i class=title>Owner</i></div>")
    yield (
        "one link of two million characters",
        b"<html><body><a href='/" + b"a/" * (size // 2) + b"'>About</a></body></html>",
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("real", "size", "hostile"))
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--json", action="store_true", help="for programs")
    given = parser.parse_args()
    icp = read_icp(SHIPPED / "property_management.yaml")
    read("to begin with", [[fetched(ADDRESS, plain_page(20_000))]], icp)  # what is built on first use is no page's
    parts: dict[str, Callable[[], list[Measured]]] = {
        "real": lambda: _real(given.pages, icp),
        "size": lambda: [
            read(f"a page of {size // 1000} KB", [[fetched(ADDRESS, plain_page(size))]], icp) for size in SIZES
        ],
        "hostile": lambda: [read(kind, [[fetched(ADDRESS, body)]], icp) for kind, body in hostile_pages()],
    }
    measured = [one for name, part in parts.items() if given.only in (None, name) for one in part()]
    if given.json:
        print(json.dumps([asdict(one) | {"seconds": one.seconds} for one in measured], indent=2))
        return
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}, on one core:\n"
    )
    print("| what | pages | KB | parsing | extracting | seconds |\n|---|---|---|---|---|---|")
    for one in measured:
        print(f"| {one.what} | {one.pages:,} | {one.kilobytes:,} | {one.parsing} | {one.extracting} | {one.seconds} |")


def _real(number: int, icp: Icp) -> list[Measured]:
    sites = real_sites(number)
    if not sites:
        print("The development data is not there: LEADGEN_SHARED_DATA names its folder. Real pages are left out.\n")
        return []
    whole = read("real pages", sites, icp)
    alone = Measured(
        "a parser and a telephone library alone",
        whole.pages,
        whole.kilobytes,
        phones_alone(sites),
        0,
    )
    return [whole, alone]


if __name__ == "__main__":
    main()
