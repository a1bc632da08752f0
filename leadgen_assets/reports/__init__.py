"""What a request report says, and its four forms: a page, Markdown, JUnit XML, a terminal.

Belongs here: the report's content as plain dataclasses (model), its words (wording), one file a form. Pure: the same
report gives the same text.
Does not belong here: where the numbers come from (stages/reporting.py), files, the database, the clock.
"""
