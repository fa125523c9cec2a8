"""T-09. A step cannot be skipped: a verb at the wrong moment is refused, and changes nothing.

Every verb is posted, by everybody who would be the right person, on every record of the team that
is in another state than the verb asks for (ASVS 2.3.1).
"""

import re
from itertools import islice

import pytest

from passend.core.actions import Action
from passend.core.reference.verbs import declared

from .forms import fill, main_form
from .rows import Row, difference, keys, rows
from .told import own
from .world import World

pytestmark = pytest.mark.django_db
IN_ORDER = [action for action in declared() if action.page and action.when]
REFUSED = {403, 404, 409}

OF_LOOKING = re.compile(r"\.(view|denied)'")  # that somebody looked, or was refused, is written


@pytest.mark.parametrize("action", IN_ORDER, ids=lambda a: a.verb)
def test_t09_a_verb_at_the_wrong_moment_changes_nothing(ours: World, action: Action):
    tried, before = 0, rows(keys())
    for subject in action.on._base_manager.all():
        in_time = action.is_timely(subject) or getattr(subject, "dossier", subject) is None
        people = [] if in_time else ours.everybody()
        for person in {p.pk: p for p in people if action.who(p, subject)}.values():
            path = ours.page_of(action, subject, person)
            status = ours.signed_in(person).post(path, {"everything": "1"}).status_code
            assert status in REFUSED or (status, subject.status) in SAME_PAGE.get(
                action.verb, []
            ), f"T-09 {action.verb} on a {subject.status} {subject._meta.model_name}: {status}"
            tried += 1
    if not tried and action.verb not in OF_MANY:
        before = twice(ours, action)
    done = [line for line in difference(before, rows(keys())) if not OF_LOOKING.search(line)]
    assert done == [], f"T-09 {action.verb}"


def twice(world: World, action: Action) -> list[Row]:
    """Nothing was in another state yet: do it, and then once more. Returns what the first did."""
    for client, path in islice(world.doors(action), 6):
        form = main_form(client.get(path).content.decode())
        data = fill(form, **own(action.verb, path)).data
        if client.post(path, data).status_code == 302:
            done = rows(keys())
            again = client.post(path, data).status_code
            assert again in {*REFUSED, 422}, f"T-09 {action.verb} twice: {again}"
            return done
    raise AssertionError(f"T-09 nobody can do {action.verb}")


# Pages that lead somebody who is late to what there is now, without doing anything.
SAME_PAGE: dict[str, list[tuple[int, str]]] = {
    "request.answer": [(302, "sent")],
    "request.keep": [(302, "sent")],
    "request.send": [(302, "sent")],
}
OF_MANY = {
    "card.see",  # its page is about a group, and only takes what is in force
    "request.confirm",  # said again it says the same, and the first day stays
}
