"""The door to scoring: `score` judges exported files against the sealed key, `render` shows the result as text."""

from __future__ import annotations

from leadgen_assets.demo.judging import Cell, Score, Tally, Verdict, score
from leadgen_assets.demo.score_text import render

__all__ = ["Cell", "Score", "Tally", "Verdict", "render", "score"]
