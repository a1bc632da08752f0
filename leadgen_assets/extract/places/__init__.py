"""Where the firm is: postal addresses from markup, blocks and sentences, and which one is its head office.

Belongs here: streets, cities, codes and how they stand together.
Does not belong here: how a place of somebody else is known by its heading or guide (others/).
"""
