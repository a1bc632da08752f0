"""A lead request: its forms, its sources, its filters, its states and what a person decides about it.

Belongs here: validation and meaning of what is asked.
Does not belong here: taking a request in (doors/), working on it (stages/).
"""
