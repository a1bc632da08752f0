"""What is asked of a model: one agent a file, with its instructions and the schema of its answer.

Belongs here: making a `Question` from saved pages and known facts, and turning an `Answer` into proposed facts or
candidates, as pure functions; instructions as Markdown files with a version. Page text is data in them, never an order.
Does not belong here: sending a question (llm/ does, called by stages/), fetching, SQL, deciding what is believed (`domain.supports`).
"""
