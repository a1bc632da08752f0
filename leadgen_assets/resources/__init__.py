"""What Dagster is configured with, made into plain objects.

Belongs here: typed configuration (`ConfigurableResource`) that returns objects without Dagster in them, and Dagster's
own storage on our server.
Does not belong here: what those objects do (storage/, web/, stages/).
"""
