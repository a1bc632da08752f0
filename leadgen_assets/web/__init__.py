"""How a page is got and made readable: fetchers, the WARC archive, charset, segments, links, domains.

Belongs here: transports behind `Fetcher`, outcomes told apart, HTML to numbered segments.
Does not belong here: what a page means (extract/), where it is kept (storage/), which company it is for (stages/).
"""
