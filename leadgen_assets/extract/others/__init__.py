"""What on a firm's pages is about somebody else: other firms, clients, associations, guides, credits, former posts.

Belongs here: how such text is told from the firm's own, for whatever is read from it.
Does not belong here: reading the firm's own people, places and numbers.
"""
