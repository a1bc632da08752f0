"""Markup of an application that draws itself in the browser: a reader without one sees nothing."""

from __future__ import annotations

from leadgen_assets.demo import noise
from leadgen_assets.demo.blocks import Page
from leadgen_assets.demo.firms import Firm
from leadgen_assets.demo.marks import esc


def draw(firm: Firm, page: Page, site: tuple[Page, ...]) -> str:
    """An empty root and a bundle. `page` and `site` give only the title and the links that the bundle would draw."""
    variant = firm.number % noise.VARIANTS
    routes = ",".join(f'"{each.path}"' for each in site)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{esc(page.title)}</title>'
        '<link rel="modulepreload" href="/assets/index-4f2a.js"></head><body>'
        "<noscript>You need to enable JavaScript to run this app.</noscript>"
        f'<div id="root"></div><script>window.__ROUTES__=[{routes}];{noise.script(variant + 120, 14000)}</script>'
        '<script type="module" src="/assets/index-4f2a.js"></script></body></html>'
    )
