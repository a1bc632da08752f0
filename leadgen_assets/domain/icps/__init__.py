"""The ICP: its fields by kind, its criteria, its file, and what a value of a field must look like in a text.

Belongs here: the vocabulary's kinds and their rules.
Does not belong here: one trade's words: they stand in the ICP file.
"""
