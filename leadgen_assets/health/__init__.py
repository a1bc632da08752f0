"""How the installation is: gathered from database, disk and settings, judged by pure rules, told when it changes.

Belongs here: gathering what the rules need, alerts by webhook and e-mail, metrics and their text form, the report of a period.
Does not belong here: rules and thresholds (domain/health/health_rules.py), SQL (storage/), Dagster's heartbeats (sensors/health.py),
whether the configuration is right (`leadgen doctor`).
"""
