"""Facts with their evidence, what a quote carries, and the profile that follows from them.

Belongs here: evidence, support, resolution, what people told.
Does not belong here: reading facts from pages (extract/).
"""
