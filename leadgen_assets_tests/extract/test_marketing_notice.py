"""Notices that addresses are not to be used for marketing, in the wordings that sites use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "text",
    [
        "The e-mail addresses on this site may not be used for unsolicited advertising.",
        "Use of the contact data published here for sending advertising that was not expressly requested is hereby prohibited.",
        "We hereby object to the use of contact information published in the imprint for sending unsolicited advertising.",
        "No solicitations, please: info@maple.example",
        "Do not add our email addresses to any mailing list.",
        "Email addresses listed here are not to be harvested.",
        "Staff e-mail addresses are provided for official business only and not for solicitation.",
        "Unsolicited commercial email to addresses on this website is not welcome.",
        "We don't accept unsolicited sales emails or phone calls.",
        "By using this site you agree not to use the contact details for marketing.",
        "These email addresses must not be sold, rented or used for spam.",
        "Harvesting of e-mail addresses from this site is strictly forbidden.",
        "Vendors: please do not send sales emails to this address.",
        "The publication of these contact details does not constitute consent to receive marketing emails.",
        "Please do not contact us for marketing purposes, by e-mail or telephone.",
        "SEO companies: do not email us.",
        "Sales solicitations via this email address will be ignored.",
        "I do not wish to receive unsolicited commercial email at the addresses published here.",
        "You may not copy or use email addresses from this site to send advertisements.",
        "Do not harvest the e-mail addresses listed here for mass mailings.",
        "Addresses published here must not be used for commercial mailings.",
        "Our addresses may never be used for bulk mailings.",
        "The use of contact data by third parties for sending unsolicited advertising is hereby expressly objected to.",
        "Not for marketing use: this e-mail is for tenants only.",
        "We do not accept solicitation by email or phone.",
        "We are not interested in SEO services; our e-mail is for customers.",
        "Please don't send us marketing offers by e-mail.",
        "Unsolicited commercial e-mail will be reported as spam.",
        "Unsolicited offers sent to this e-mail will not be answered.",
        "This e-mail address is for patients only; sales inquiries will be deleted.",
        "This mailbox is not for SEO, web design or marketing offers.",
        "This contact form is not for sales or marketing solicitations.",
        "The owner of this website will not give, sell, or otherwise transfer addresses maintained by this website to any other"
        " party for the purposes of initiating, or enabling others to initiate, electronic mail messages.",
        "We will not give, sell or otherwise transfer addresses maintained by this site to any party for the purposes of"
        " initiating electronic mail messages.",
        "Write to us by e-mail, no spam please.",
        "Email us, no spam!",
        "No soliciting by e-mail.",
        "No soliciting emails.",
        "No solicitation by phone or e-mail.",
        "Vendors: do not call, e-mail, or visit us.",
        "Vendors: do not call; e-mail will be deleted.",
        "Solicitors: do not call or e-mail.",
        "Se prohíbe el uso de estas direcciones con fines publicitarios.",
        "Der Nutzung der veröffentlichten Kontaktdaten zur Übersendung von Werbung wird hiermit widersprochen.",
        "Les adresses de ce site ne peuvent servir à des fins de prospection commerciale : toute utilisation est interdite.",
    ],
)
def test_notices_are_understood(page, read, text):
    assert read(page([text, "info@maplehollow.example"])).no_marketing


@pytest.mark.parametrize(
    "text",
    [
        "We never spam. We will not sell your email address.",
        "Your email address will not be shared with advertisers or marketing companies.",
        "We may use your personal information for marketing; you may object to this at any time.",
        "Join our mailing list! No spam, ever.",
        "Email marketing services for property managers, no contracts.",
        "By submitting this form you consent to receive marketing emails; do not check the box if you object.",
        "If you do not wish to receive marketing emails from us, click unsubscribe.",
        "No solicitation signs are available in our shop, email us for details.",
        "The content of this site may not be copied or used for commercial purposes without our permission. Email us.",
        "This email address is being protected from spambots. You need JavaScript enabled to view it.",
        "Advertising on our site: contact us by e-mail, no minimum spend.",
        "Promotional emails cannot be combined with other offers.",
        "The customer's e-mail addresses will not be used for advertising.",
        "Users must not send unsolicited commercial email through our services.",
        "If our email does not arrive, check your spam folder.",
        "Commercial property management with no hidden fees. E-mail us today.",
        "You may not use purchased email addresses to send spam.",
        "Sales inquiries: sales@maple.example",
        "Information from this form will not be used for marketing. E-mail us.",
        "If you are not interested in receiving our marketing emails, click here.",
        "We e-mail you once a week. No spam.",
        "We accept solicitations by e-mail only.",
        "Our contact center handles sales calls and marketing requests.",
        "We will not sell, rent or transfer addresses of our members to marketers.",
        "Do not send cash; e-mail us for marketing offers.",
        "We email new homes weekly, no spam.",
        "Get new rentals by email, no spam.",
        "Email alerts, no spam!",
        "No spam, just new homes by email.",
        "Vendors: do not send invoices by mail; email them to us.",
        "Vendors: please do not send bills by email; use the portal.",
        "Vendors: email invoices; do not call.",
        "Contractors and vendors: don't call about invoices, email accounting.",
        "Recruiters and agencies: please e-mail, don't call.",
        "No soliciting. Email the office about problems.",
        "Call or email ann@maplehollow.example and we'll talk about what you need — no obligation, no sales pitch.",
        "E-mail us for an honest answer, no sales pitch.",
        "Email us your plans: no pressure, no sales calls.",
    ],
)
def test_promises_and_offers_are_no_notices(page, read, text):
    assert not read(page([text, "info@maplehollow.example"])).no_marketing


@pytest.mark.parametrize(
    "text",
    [
        "No vendor solicitations, please.",
        "No solicitation messages.",
        "Please, no sales calls or visits!",
        "No spam, please",
        "No solicitations, please.",
        "No solicitation please",
        "Please no solicitations.",
        "Please, no solicitations!",
    ],
)
def test_a_request_without_saying_how_counts_beside_an_address_alone(page, read, text):
    assert read(page(["Contact", "info@maplehollow.example", text])).no_marketing
    assert read(page([text, "E-mail us"])).no_marketing
    assert not read(page(["House rules", text, "Quiet hours", "info@maplehollow.example"])).no_marketing
    assert not read(page(["info@maplehollow.example", f"{text[:-1]} in the building: our rules."])).no_marketing


@pytest.mark.parametrize("text", ["No soliciting", "No soliciting, please.", "No solicitation.", "No solicitors!"])
def test_a_sign_at_the_door_is_no_notice(page, read, text):
    assert not read(page(["info@maplehollow.example", text, "E-mail us"])).no_marketing


_WORDS = st.sampled_from(
    [
        "e-mail",
        "address",
        "not",
        "do not",
        "marketing",
        "spam",
        "may not",
        "prohibited",
        "we",
        "our",
        ".",
        "unsolicited",
        "to",
    ]
)


@given(st.lists(_WORDS, max_size=300).map(" ".join))
def test_any_text_is_answered(page, read, text):
    read(page([text[:2000]]))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("No solicitations, please. info@maplehollow.example", True),
        ("Write to info@maplehollow.example. No solicitations, please.", True),
        ("Questions? Please, no sales calls. E-mail us at info@maplehollow.example", True),
        ("No soliciting. info@maplehollow.example", False),
        ("No solicitations at the door of our homes, please. info@maplehollow.example", False),
        ("No smoking, please. info@maplehollow.example", False),
        ("No cash, please. E-mail info@maplehollow.example", False),
        ("We hear: no solicitation of tenants, please, by neighbours. info@maplehollow.example", False),
        ("Please no calls after nine. info@maplehollow.example", False),
    ],
)
def test_a_request_within_the_line_of_an_address_counts_where_it_is_a_sentence_of_its_own(page, read, line, told):
    assert read(page([line])).no_marketing == told
