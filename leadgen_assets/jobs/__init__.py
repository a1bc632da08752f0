"""Jobs that a person or a sensor starts in Dagster: the whole chain for one request, and decisions as forms.

Belongs here: job definitions and their typed config, each calling one function of doors/ or decisions/.
Does not belong here: what those functions do.
"""
