"""How results leave the house in other forms than the three CSV files: one file a form, made from a frozen export.

Belongs here: importers' profiles, workbooks, Parquet, JSON lines, differences between two exports; pure, bytes out.
Does not belong here: what may be exported (domain/exports/export_rules.py), reading the database, writing and publishing files
(stages/exporting.py).
"""
