"""Hosts that many firms share, so that none of them is any firm's own domain, whatever the vertical.

Data, kept as code so that reading it needs no file. A vertical's own vendors belong to its ICP file (`never_domains`); what stands
beneath vendors' hosts is in `vendor_hosts`.
"""

from __future__ import annotations

_SOCIAL = """
facebook.com fb.com fb.me messenger.com instagram.com threads.net linkedin.com lnkd.in twitter.com x.com t.co tiktok.com youtube.com
youtu.be vimeo.com pinterest.com reddit.com snapchat.com tumblr.com flickr.com nextdoor.com meetup.com medium.com substack.com
whatsapp.com wa.me telegram.org t.me discord.com discord.gg quora.com bsky.app mastodon.social
"""
_FREE_MAIL = """
gmail.com googlemail.com yahoo.com ymail.com rocketmail.com hotmail.com outlook.com live.com msn.com aol.com aim.com icloud.com me.com
mac.com protonmail.com proton.me pm.me gmx.com gmx.net gmx.us mail.com zoho.com fastmail.com hey.com tutanota.com yandex.com comcast.net
xfinity.com sbcglobal.net att.net bellsouth.net verizon.net cox.net charter.net earthlink.net mindspring.com juno.com netzero.net
optonline.net roadrunner.com rr.com frontier.com frontiernet.net windstream.net centurylink.net embarqmail.com q.com suddenlink.net
swbell.net pacbell.net ameritech.net prodigy.net
"""
_DIRECTORIES = """
yelp.com yellowpages.com yp.com superpages.com dexknows.com whitepages.com manta.com bbb.org mapquest.com foursquare.com angi.com
angieslist.com homeadvisor.com thumbtack.com houzz.com porch.com chamberofcommerce.com hotfrog.com merchantcircle.com citysearch.com
local.com brownbook.net cylex.us.com cylex-usa.com bizapedia.com opencorporates.com dnb.com zoominfo.com crunchbase.com glassdoor.com
indeed.com ziprecruiter.com trustpilot.com birdeye.com alignable.com expertise.com clutch.co upcity.com tripadvisor.com opentable.com
wikipedia.org wikidata.org zillow.com trulia.com realtor.com redfin.com homes.com apartments.com apartmentfinder.com rent.com
rentals.com zumper.com hotpads.com apartmentlist.com apartmentguide.com padmapper.com loopnet.com costar.com forrent.com
allpropertymanagement.com managemyproperty.com propertymanagement.com craigslist.org ebay.com amazon.com etsy.com airbnb.com vrbo.com
avvo.com findlaw.com justia.com lawyers.com martindale.com superlawyers.com nolo.com lawinfo.com healthgrades.com zocdoc.com vitals.com
webmd.com ratemds.com doximity.com psychologytoday.com goodtherapy.org opencare.com caring.com care.com rover.com wag.com petfinder.com
weddingwire.com theknot.com zola.com vagaro.com styleseat.com booksy.com fresha.com mindbodyonline.com classpass.com groupon.com
doordash.com ubereats.com grubhub.com seamless.com slicelife.com resy.com toasttab.com cars.com autotrader.com cargurus.com carfax.com
edmunds.com repairpal.com buildzoom.com bark.com networx.com taskrabbit.com booking.com expedia.com hotels.com greatschools.org niche.com
smartasset.com waze.com patch.com provenexpert.com sitejabber.com bestlawyers.com us-business.info cylex.com n49.com citysquares.com
"""
_SEARCH_AND_CLOUD = """
google.com goo.gl g.page g.co bing.com duckduckgo.com yahoo.co.jp apple.com microsoft.com sharepoint.com office.com dropbox.com box.com
docusign.com docusign.net calendly.com eventbrite.com mailchimp.com list-manage.com constantcontact.com hubspot.com hsforms.com
typeform.com jotform.com surveymonkey.com zoom.us stripe.com paypal.com square.com archive.org w3.org schema.org cloudflare.com
googleapis.com gstatic.com googletagmanager.com google-analytics.com cloudfront.net amazonaws.com akamaihd.net jsdelivr.net unpkg.com
gravatar.com wp.com
"""
_SHORTENERS = """
bit.ly bitly.com tinyurl.com ow.ly is.gd buff.ly rebrand.ly cutt.ly rb.gy shorturl.at tiny.cc lnk.bio linktr.ee linktree.com beacons.ai
campsite.bio bio.link
"""
_SITE_BUILDERS = """
wix.com wixsite.com squarespace.com weebly.com weeblysite.com wordpress.com blogspot.com blogger.com godaddysites.com godaddy.com webflow.io
webflow.com jimdo.com jimdosite.com jimdofree.com strikingly.com mystrikingly.com site123.me webs.com yolasite.com shopify.com
myshopify.com duda.co dudaone.com multiscreensite.com business.site netlify.app vercel.app github.io pages.dev web.app firebaseapp.com
herokuapp.com carrd.co tripod.com angelfire.com homestead.com vistaprint.com vpweb.com ueniweb.com square.site hubspotpagebuilder.com
"""

SITE_BUILDERS = frozenset(_SITE_BUILDERS.split())
"""Hosts that give each customer a name of its own beneath: the name is a firm's, the host above is not."""

REASONS: dict[str, str] = (
    dict.fromkeys(_SOCIAL.split(), "a social network")
    | dict.fromkeys(_FREE_MAIL.split(), "a free-mail service")
    | dict.fromkeys(_DIRECTORIES.split(), "a directory or marketplace")
    | dict.fromkeys(_SEARCH_AND_CLOUD.split(), "a search engine or cloud service")
    | dict.fromkeys(_SHORTENERS.split(), "a link shortener")
    | dict.fromkeys(SITE_BUILDERS, "a site builder's own address")
)
"""Registrable domain -> why it is no firm's own."""

FREE_MAIL = frozenset(_FREE_MAIL.split())
"""Domains whose mailboxes belong to persons, not to the firm that runs the domain."""
