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

import gc

# Here, because every process of ours loads this first: commands, runs, parsing workers, the code server. Loading Dagster and
# this package makes some 300,000 objects that stay for good, and Python's own threshold (700) walks through them again and
# again while they come: a fifth of the processor time of a start, and an eighth of a small run's.
gc.set_threshold(50_000, 20, 20)
