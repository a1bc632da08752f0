"""How requests and other people's files come in, whichever door they use: command, Launchpad, inbox folder, table.

Belongs here: one function behind every door that submits a request; taking files out of the inbox safely.
Does not belong here: what is decided about a request later (decisions/), working on it (stages/), Dagster.
"""
