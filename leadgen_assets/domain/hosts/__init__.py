"""Domains and addresses of the web and of mail.

Belongs here: what a host is registered as, who shares one, how an address is written.
Does not belong here: fetching (web/).
"""
