"""What says that the parts of a running system are well.

Belongs here: states, thresholds, words.
Does not belong here: looking at the parts (leadgen_assets/health).
"""
