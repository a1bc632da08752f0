"""What starts and watches runs: queued requests, lost workers, outcomes. Pure difference functions in a thin shell.

Belongs here: sensors; each with a time budget well below the tick's 60 seconds, none that names a job to watch.
Does not belong here: what a status means (stages/concluding.py), how a request is stored (storage/requests.py).
"""
