"""What is delivered: whom to contact, the rows of the CSV files, the rules that they keep, reviews and audits.

Belongs here: the contract of the files.
Does not belong here: writing and publishing them (stages/, delivery/).
"""
