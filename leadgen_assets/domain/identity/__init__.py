"""Whether two mentions are one company: what is alike, what is apart, and how sure that is.

Belongs here: likeness and its evidence, parts of shared sites.
Does not belong here: storing and undoing of joins (storage/, decisions/).
"""
