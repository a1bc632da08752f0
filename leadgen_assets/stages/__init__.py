"""What is done, stage by stage, as plain async Python: discovery, pages, profiles, assessments, contacts, exports, report.

Belongs here: one file a stage, `session.py` (who may work on a request), `work.py` (the one durable map), `parsing.py`.
Does not belong here: Dagster, terminal output, rules that need no I/O (domain/).
"""
