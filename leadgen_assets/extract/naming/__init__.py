"""How persons, titles and mailboxes are written: in a line, for couples, above and below each other.

Belongs here: the shape of names, titles and credentials, and which name a mailbox carries.
Does not belong here: whether who is named belongs to the firm (people/), and whose page or line it is (others/).
"""
