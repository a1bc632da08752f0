"""Where companies come from: one file a kind of source, all behind `Source`.

Belongs here: turning a list, an archive, a directory, vendors' portals (later: a search) into batches of candidates.
Does not belong here: merging, blocking, storing (stages/discovery.py).
"""
