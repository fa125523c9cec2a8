"""T-09. A step cannot be skipped: a verb at the wrong moment is refused, and changes nothing.

Every verb is posted, by everybody who would be the right person, on every record of the team that
is in another state than the verb asks for (ASVS 2.3.1).
"""

import re
from itertools import islice
from typing import Any

import pytest

from passend.core.actions import Action
from passend.core.reference.verbs import declared
from passend.people.models import User

from .forms import fill, main_form
from .rows import Rows, difference, rows
from .told import own
from .world import World

pytestmark = pytest.mark.django_db
IN_ORDER = [action for action in declared() if action.page and action.when]
REFUSED = {403, 404, 409}

# That somebody looked, or was refused, is written; and the head of the log moves along.
OF_LOOKING = re.compile(r"\.(view|denied)'|^[-+] \('core\.LogHead'")


@pytest.mark.parametrize("action", IN_ORDER, ids=lambda a: a.verb)
def test_t09_a_verb_at_the_wrong_moment_changes_nothing(ours: World, action: Action):
    before, tries = rows(), too_late(ours, action)
    for person, subject in tries:
        path = ours.page_of(action, subject, person)
        status = ours.signed_in(person).post(path, {"everything": "1"}).status_code
        assert status in REFUSED or (status, subject.status) in SAME_PAGE.get(action.verb, []), (
            f"T-09 {action.verb} on a {subject.status} {subject._meta.model_name}: {status}"
        )
    if not tries and action.verb not in OF_MANY:
        before = twice(ours, action)
    done = [line for line in difference(before, rows(before)) if not OF_LOOKING.search(line)]
    assert done == [], f"T-09 {action.verb}"


def too_late(world: World, action: Action) -> list[tuple[User, Any]]:
    """Who is the right person for what is in another state; where the state itself takes the
    right away, and doing it twice is no wrong moment either, everybody."""
    late = [
        (person, subject)
        for subject in action.on._base_manager.all()
        if not action.is_timely(subject) and getattr(subject, "dossier", subject) is not None
        for person in world.near(subject)
    ]
    right = [(person, subject) for person, subject in late if action.who(person, subject)]
    leads_on = action.then or action.or_then
    return right or ([] if leads_on or action.verb in OF_MANY else late)


def twice(world: World, action: Action) -> Rows:
    """Nothing was in another state yet: do it, and then once more. Returns what the first did."""
    for client, path in islice(world.doors(action), 6):
        page = client.get(path).content.decode()
        data = fill(main_form(page), **own(action.verb, path, page)).data
        if client.post(path, data).status_code == 302:
            done = rows()
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
