"""What makes a table fit for use: mirrors assets/, names read as facts.

Belongs here: asset checks, which report; the export stage evaluates the same rules and decides.
Does not belong here: the rules themselves (domain/exports/export_rules.py).
"""
