"""Who works at the firm: names with their titles and channels, from markup, cards, lines and sentences.

Belongs here: sightings of people, what is one person, who is nobody of the firm.
Does not belong here: the shape of a name or title (naming/).
"""
