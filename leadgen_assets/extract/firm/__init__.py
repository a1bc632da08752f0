"""What the firm is called and how it describes itself.

Belongs here: its own name among those that its pages hold, its brand, its description.
Does not belong here: whether two names are one company (decisions/).
"""
