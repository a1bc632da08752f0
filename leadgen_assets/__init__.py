"""Lead generation as a Dagster project: every exported value has a source that code has checked.

Floors, imports go down only (held by import-linter, see pyproject.toml):

    definitions, cli, demo
    assets | checks | sensors
    resources
    stages
    extract | sources
    storage | web
    domain
    settings
"""
