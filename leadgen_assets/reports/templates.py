"""Where pages come from: this room's templates, escaped, and what others lay over them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent


def page_templates(*first: Path) -> Environment:
    """Templates of this folder and, before them, of others; whatever is put into one is escaped, and nothing may be missing.

    Args:
        first: folders that are looked into before this one.
    """
    return Environment(
        loader=FileSystemLoader([*first, HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
