"""The whole chain for one request."""

from __future__ import annotations

from dagster import AssetSelection, define_asset_job

from leadgen_assets.assets.described import PREFIX

lead_pipeline = define_asset_job(
    "lead_pipeline",
    selection=AssetSelection.key_prefixes(PREFIX),
    description="One lead request from its sources to checked CSV files. Sensors start it; so does `leadgen run`.",
)
