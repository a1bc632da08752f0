"""The desk: light pages on this machine for people who do not open Dagster: progress, verdict, downloads, evidence.

Belongs here: the small web application, its pages and templates, who may see what.
Does not belong here: numbers and wording of a report (stages/, reports/), making files (delivery/), Dagster.
"""
