"""How a model is asked: one gateway, in a fixed order of work, whatever is asked and whoever answers.

Belongs here: questions and answers as plain objects, the wire (the only import of `openai`), classes of faults and the one
retry layer, the breaker, pace, prices, the lint of schemas, and the scripted model.
Does not belong here: what is asked (agents/), where journal and ledger are kept (storage/ fulfils `books.Books`), SQL, Dagster.
"""
