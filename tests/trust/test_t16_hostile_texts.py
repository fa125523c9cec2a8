"""T-16. A text is only ever a text: in a page, in a paper, in a mail and in the name of a file.

A world in which every name, need and note carries a script, a picture that runs, a link that runs
and a character that turns the reading direction. Everybody in it presses every link.
"""

import pytest

from .conftest import SCRIPT
from .inert import dangers
from .walk import walk
from .world import EVERYBODY, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [*EVERYBODY, "stranger"])
def test_t16_no_page_runs_what_somebody_wrote(hostile: World, role: str):
    pages = list(walk(hostile.people()[role], searching=SCRIPT))
    assert len(pages) > 3
    assert [f"{page.path}: {why}" for page in pages for why in dangers(page)] == []
    assert [page.path for page in pages if page.status >= 500] == []
