"""Everything by which a name on a firm's page is told to be nobody's of the firm, asked of one sighting after the other."""

from __future__ import annotations

from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.client_boards import is_on_a_clients_board
from leadgen_assets.extract.others.credits import is_credited
from leadgen_assets.extract.others.dealings import deals_with_us
from leadgen_assets.extract.others.other_firms import of_others
from leadgen_assets.extract.others.other_posts import is_post_elsewhere
from leadgen_assets.extract.others.past_posts import is_past
from leadgen_assets.extract.others.pets import is_a_pet
from leadgen_assets.extract.others.stories import is_of_a_story
from leadgen_assets.extract.others.told_ahead import is_told_of_another
from leadgen_assets.extract.others.whose_post import is_of_a_named_firm
from leadgen_assets.extract.people.labelled_posts import is_a_house, is_at_a_house, is_of_a_work
from leadgen_assets.extract.people.lists_in_line import is_run_together
from leadgen_assets.extract.people.place_people import is_a_town
from leadgen_assets.extract.people.posts_ahead import is_of_history
from leadgen_assets.extract.people.stand_ins import is_stand_in
from leadgen_assets.extract.people.structured_people import is_reviewer
from leadgen_assets.extract.people.word_names import is_of_words

_TELL = (
    of_others,
    is_post_elsewhere,
    is_on_a_clients_board,
    is_past,
    is_credited,
    is_of_a_named_firm,
    is_told_of_another,
    is_of_a_story,
    deals_with_us,
    is_a_pet,
    is_stand_in,
    is_a_town,
    is_reviewer,
    is_of_a_work,
    is_a_house,
    is_at_a_house,
    is_of_history,
    is_run_together,
    is_of_words,
)


def is_stranger(sighting: Sighting, letters: str) -> bool:
    """Whether what stands around a name says that the person is none of the firm's.

    Args:
        sighting: a name as it stands on a page. letters: of the company's domain and names, parted by spaces.
    """
    return any(tells(sighting, letters) for tells in _TELL)
