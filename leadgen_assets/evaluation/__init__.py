"""How right the pipeline is: suites over labelled data, each a measure that anyone can repeat.

Belongs here: readers of gold (pages and tables that people labelled), one file a suite that runs our extractors over it and
counts, and what is written of that (docs/accuracy.md). A suite calls what the pipeline calls, never a variant of it.
Does not belong here: rules that make a result better (extract/, domain/), and data: gold is read from a folder that the
user names and is never part of this repository.
"""
