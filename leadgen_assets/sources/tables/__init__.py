"""Files with one company (or contact, or domain) a row, whatever they are saved as, behind one `Table`.

Belongs here: telling what a file is by its content, and reading its rows in bounded memory.
Does not belong here: what a column means (sources/columns.py), and what is done with a row.
"""
