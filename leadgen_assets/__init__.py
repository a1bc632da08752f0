"""Lead generation as a Dagster project: every exported value has a source that code has checked.

Imports go down only. The floors, from the top, stand in pyproject.toml under `tool.importlinter`, which holds them; what each
room is for stands in its own `__init__.py`.
"""

import gc

# Here, because every process of ours loads this first: commands, runs, parsing workers, the code server. Loading Dagster and
# this package makes some 200,000 objects that stay for good. With Python's own threshold (700) the collector walks through
# them again and again, while they come and afterwards; what is left there to be found is little: cycles are rare with us.
gc.set_threshold(50_000, 20, 20)
