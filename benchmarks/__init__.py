"""Measurements, each repeatable by one command; docs/performance.md holds their results. Nothing here is a test."""
