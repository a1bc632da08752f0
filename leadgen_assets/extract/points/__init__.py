"""How the firm is reached: telephone, fax and e-mail, and whose number a line gives.

Belongs here: numbers and mailboxes of the firm itself.
Does not belong here: those of its people (people/).
"""
