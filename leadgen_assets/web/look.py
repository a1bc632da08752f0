"""How text is seen where a page is read: too small, in the colour of its ground, or as usual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from leadgen_assets.web.colours import ground_of, is_in_colour, stated_colour
from leadgen_assets.web.unseen import size_of


class Look(NamedTuple):
    """What elements around a text say of how it is seen.

    Attributes:
        ground: colour behind it, "" where it is not known. tiny: too small to be seen. faint: in the colour of the ground.
        lost: nobody sees it.
    """

    ground: str = ""
    tiny: bool = False
    faint: bool = False
    lost: bool = False

    def within(self, attributes: Mapping[str, str | None]) -> Look:
        """How text is seen within an element of these attributes."""
        style = attributes.get("style")
        small = size_of(style) if style else None
        tiny = self.tiny if small is None else small
        own = ground_of(attributes)
        ground = self.ground if own is None else own
        if stated_colour(attributes):
            faint = is_in_colour(attributes, self.ground)
        else:
            # On another ground the colour of before may be seen; a class alone changes neither for sure.
            faint = self.faint and not (own is not None and (own or "style" in attributes))
        return Look(ground, tiny, faint, tiny or faint)
