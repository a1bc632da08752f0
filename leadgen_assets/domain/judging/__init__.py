"""How well a company fits: criteria, points, tier, reasons.

Belongs here: scoring of profiles by an ICP.
Does not belong here: what is delivered (exports/).
"""
