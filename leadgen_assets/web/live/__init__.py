"""Pages from the network, read as a guest reads: named, one question at a time, within the site's own rules and ours.

Belongs here: the transport behind `LiveFetcher` — which addresses may be asked at all, whose turn it is, robots.txt, one
exchange with its limits, tries, redirects.
Does not belong here: archives and what a page turns out to be (web/), which pages of a site are read and what is kept of them (stages/).
"""
