"""The fictional web that the demo runs on, generated from a seed, and its sealed answer key.

Belongs here: who exists (firms), what their pages say (pages, styles, traps), the archive that holds them (build), and the
comparison of exported files with the key (score). Every host of ours ends in `.example`, every number is 555-01xx.
Does not belong here: anything that the pipeline itself needs. The pipeline must never read the key.
"""
