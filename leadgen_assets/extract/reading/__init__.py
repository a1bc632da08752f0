"""How the text of a page is looked at: its words and lists of words, headings above, what a fact's proposal holds.

Belongs here: what is asked of every kind of fact alike: quick looks for words, sections, lines of links, ZIP codes, word lists (lists/).
Does not belong here: whether a text names a person, a place or a firm.
"""
