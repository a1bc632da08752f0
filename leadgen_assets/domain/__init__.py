"""The field's own things and rules: request, ICP, candidate, page, fact, profile, assessment, contact, CSV contract.

Belongs here: pydantic models, plain dataclasses and pure functions; time and chance are arguments.
Does not belong here: SQL, network, files other than ICP YAML handed in as text, Dagster.
"""
