"""Instructions: Markdown files beside this module, read once a process."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from leadgen_assets.llm.question import Instructions


@lru_cache(maxsize=32)
def instructions(name: str, version: str) -> Instructions:
    """The instructions of `<name>.md`.

    Args:
        version: raised by hand whenever the text or the answer's schema changes its meaning; asked answers then do not count.
    """
    text = files("leadgen_assets.agents").joinpath(f"{name}.md").read_text(encoding="utf-8")
    return Instructions(name, version, text.strip())
