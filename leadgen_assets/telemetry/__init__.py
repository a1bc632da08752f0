"""What a process tells of itself while it works: log lines with the ids of its work, and spans where somebody collects them.

Belongs here: the forms of log lines, which request, stage and run a line is about, the way to OpenTelemetry.
Does not belong here: what is worth telling (whoever does it), figures over all processes (health/, from the database).
"""
