"""What a person decides about requests, companies and values beside submitting: one file a kind of decision.

Belongs here: amending, cancelling, going on after a preview, refreshing, repeating, blocking domains, verdicts on values,
lists enriched elsewhere; plain async code, the same behind a command and a Dagster job.
Does not belong here: working on a request (stages/), how a file is taken in (doors/), Dagster.
"""
