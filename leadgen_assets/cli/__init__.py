"""What a person types: `leadgen …`.

Belongs here: reading arguments, calling a room below, printing. Errors for people are raised as they are; `entry.py`
prints them without a trace.
Does not belong here: anything that a sensor or a job would need as well.
"""
