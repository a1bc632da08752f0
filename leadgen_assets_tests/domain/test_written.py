from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.written import emails_in


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("jane@maple.example", ["jane@maple.example"]),
        ("Jane.Alder [at] maple [dot] example", ["jane.alder@maple.example"]),
        ("grant [dot] alder [at] maple [dot] example", ["grant.alder@maple.example"]),
        ("Grant DOT Alder AT maple DOT example", ["grant.alder@maple.example"]),
        ("jane(dot)q(dot)alder(at)maple(dot)example", ["jane.q.alder@maple.example"]),
        ("a [dot] b [dot] c [dot] d [at] maple [dot] example", []),
        ("the dot jane@maple.example", []),
        ("logo@2x.png", []),
        ("meet us at noon", []),
        ("jane [AT] maple [DOT] example", ["jane@maple.example"]),
        ("jane -at- maple -dot- example", ["jane@maple.example"]),
        ("jane <at> maple <dot> example", ["jane@maple.example"]),
        ("jane_at_maple_dot_example", ["jane@maple.example"]),
        ("jane.alder_AT_oak-maple_DOT_co_DOT_uk", ["jane.alder@oak-maple.co.uk"]),
        ("look_at_this", []),
        ("meet_at_noon_dot_", []),
        ("jane@REMOVEmaple.example", ["jane@maple.example"]),
        ("jane@mapleREMOVE.example", ["jane@maple.example"]),
        ("SPAMjane@maple.example", ["jane@maple.example"]),
        ("janeDELETE@maple.example", ["jane@maple.example"]),
        ("jane@nospam.maple.example", ["jane@maple.example"]),
        ("jane@maple.no-spam.example", ["jane@maple.example"]),
        ("jane@remove-this.maple.example", ["jane@maple.example"]),
        ("jane@mapleNOSPAM.example", ["jane@maple.example"]),
        ("jane@maple.NOSPAM.example", ["jane@maple.example"]),
        ("jane@maple.REMOVE.example", ["jane@maple.example"]),
        ("jane.NOSPAM.alder@maple.example", ["jane.alder@maple.example"]),
        ("NO-SPAM.jane@NOSPAMmaple.example", ["jane@maple.example"]),
        ("REMOVE@MAPLE.EXAMPLE", ["remove@maple.example"]),
        ("SPAM-REPORT@MAPLE.EXAMPLE", ["spam-report@maple.example"]),
        ("nospam@maple.example", ["nospam@maple.example"]),
        ("jane@spamalot.example", ["jane@spamalot.example"]),
        ("E-mail: jane at maple dot example", ["jane@maple.example"]),
        ("Email me: jane @ maple.example. Call us.", ["jane@maple.example"]),
        ("dinner @ maple.example", []),
        ("look at this dot com", []),
        ("janeNOSPAM@maple.example", ["jane@maple.example"]),
        ("jane＠maple.example", ["jane@maple.example"]),
        ("jane@maple.comPhone 512-555-0101", ["jane@maple.com"]),
        ("512-555-0101jane@maple.com", ["jane@maple.com"]),
        ("(512) 555-0101jane@maple.com", ["jane@maple.com"]),
        ("1.512.555.0101-jane@maple.com", ["jane@maple.com"]),
        ("5125550101jane@maple.com", []),
        (
            "5125550101@maple.com, 24-7help@maple.com, 1st-555@maple.com",
            ["5125550101@maple.com", "24-7help@maple.com", "1st-555@maple.com"],
        ),
        ("jane@maple.nosuchending", []),
    ],
)
def test_addresses_are_read_whole_or_not_at_all(text, addresses):
    assert [written.value for written in emails_in(text)] == addresses


@given(st.text(alphabet="ab.@ [](){}dotDOTatAT-:email", max_size=80))
def test_what_is_read_is_an_address_and_lies_in_the_text(text):
    for written in emails_in(text):
        assert written.value.count("@") == 1
        assert 0 <= written.start < written.end <= len(text)
