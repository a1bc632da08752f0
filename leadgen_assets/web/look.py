"""How text is seen where a page is read: too small, in the colour of its ground, or as usual."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from leadgen_assets.web.colours import ground_of, ground_of_page, is_in_colour, stated_colour
from leadgen_assets.web.sheet_colours import SheetColours, sheet_colours
from leadgen_assets.web.unseen import is_squeezed, size_of

_SPREAD = re.compile(r"(?<![\w-])position\s*:\s*(?:absolute|fixed)", re.IGNORECASE)
_FILLS = re.compile(
    r"(?<![\w-])(?:width|height)\s*:\s*100(?:%|v[wh])|(?<![\w-])inset\s*:\s*0|object-fit", re.IGNORECASE
)


class Look(NamedTuple):
    """What elements around a text say of how it is seen.

    Attributes:
        ground: colour behind it, "" where it is not known. tiny: too small to be seen. faint: in the colour of the ground.
        lost: nobody sees it. squeezed: its lines have no height. colours: of the page's own sheets, where no other sheet may give any.
    """

    ground: str = ""
    tiny: bool = False
    faint: bool = False
    lost: bool = False
    squeezed: bool = False
    colours: SheetColours | None = None

    def within(self, attributes: Mapping[str, str | None]) -> Look:
        """How text is seen within an element of these attributes."""
        style = attributes.get("style")
        small = size_of(style) if style else None
        tiny = self.tiny if small is None else small
        line = is_squeezed(style) if style else None
        squeezed = self.squeezed if line is None else line
        if self.colours is not None:
            attributes = self.colours.stated(attributes)
        own = ground_of(attributes)
        if own is None and not style and not attributes.get("color") and self.colours is None:
            return self
        ground = self.ground if own is None else own
        if stated_colour(attributes):
            faint = is_in_colour(attributes, self.ground)
        else:
            # On another ground the colour of before may be seen; a class alone changes neither for sure.
            faint = self.faint and not (own is not None and (own or "style" in attributes))
        look = Look(ground, tiny, faint, tiny or faint or squeezed, squeezed, self.colours)
        return self if look == self else look  # by which one it is, start tags know what they have asked

    def over(self, picture: Mapping[str, str | None]) -> Look:
        """How text is seen behind a picture of these attributes: of one that fills its place nobody knows the colours."""
        style = picture.get("style") if self.ground else None
        return self._replace(ground="") if style and _SPREAD.search(style) and _FILLS.search(style) else self


def look_of_page(root: LexborNode, written: str) -> Look:
    """How the text of a page is seen where nothing within it says otherwise.

    Args:
        written: its HTML in lower case.
    """
    ground = ground_of_page(root, written)
    return Look(ground, colours=sheet_colours(root) if ground and "<style" in written else None)
