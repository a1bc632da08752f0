"""The ICP's own fields: counts, phrases and linked hosts, by the vocabulary of an ICP file.

Belongs here: rules by the kind of a field.
Does not belong here: anything of one trade: that stands in the ICP file.
"""
