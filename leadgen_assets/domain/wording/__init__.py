"""How names, titles, places, telephone numbers and sentences are written, and when two of them are the same.

Belongs here: normal forms, comparisons, lists of names and places.
Does not belong here: what a page says of a firm (extract/), and whether two firms are one (identity/).
"""
