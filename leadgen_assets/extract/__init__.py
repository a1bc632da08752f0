"""From segments to facts with evidence: identity, contact points, address, people, and the ICP's own fields.

Belongs here: deterministic, pure, bounded code over `domain.page.Segment`; no network, no database, no clock, no model.
Does not belong here: which fact wins (domain/facts/resolution.py), what it is worth (domain/judging/scoring.py).
"""
