"""A saved page as numbered segments, and what of it speaks to machines instead of visitors.

Belongs here: segments, and what is left out of them.
Does not belong here: reading HTML (web/).
"""
