"""How input is pointed at and output is written: words for faults, lines of YAML and JSON, cells of spreadsheets.

Belongs here: what is told to people of text and tables, whatever they hold.
Does not belong here: what a request or an export holds.
"""
