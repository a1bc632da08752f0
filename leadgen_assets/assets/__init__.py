"""The Dagster skin of the stages: one file a stage; open the session, call the stage, hand back its metadata.

Belongs here: asset definitions, their descriptions and metadata for people (no personal data: it lands in the event log).
Does not belong here: what a stage does (stages/), what makes its result fit for use (checks/).

These files do without `from __future__ import annotations`: Dagster reads the annotation of `context` as it stands.
"""
