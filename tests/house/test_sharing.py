"""What a student does not share is on no page of anybody else: every place that shows something of
a dossier to a third party goes through `cases.sharing`. A later room is found here by itself."""

import ast
from typing import Any

import pytest

from passend.agreements import actions as agreements
from passend.agreements.models import AgreedMeasure
from passend.cases.actions import sharing as switches
from passend.cases.models import Audience, Case
from passend.core import clock
from passend.people.models import Role, User
from tests import given
from tests import given_arrangements as hours
from tests import given_sharing as shared
from tests.core.test_documents import text_in
from tests.trust.walk import Page, walk

from .code import ROOMS, modules, name, tree

SECRET = "Zeldzaamwoord"
TEXTS = ("title", "school_does", "student_does", "teacher_line", "limits", "works_when", "who")
AUDIENCES = ["teachers", "exam", "bpv", "parents", "outside"]


class Shared:
    """A dossier with one promise in which every text holds one rare word, what teachers read of
    the hours with the same word, and all who look."""

    def __init__(self) -> None:
        group = given.group()
        self.case: Case = self.agreed(group)
        hours.granted(self.case, what=hours.plan(teacher_line=f"{SECRET} op maandag."))
        self.line: AgreedMeasure = self.case.agreements.get().measures.get()
        self.people: dict[str, User] = {
            "teachers": given.teacher(group),
            "exam": given.staff(Role.EXAM_BOARD, group.team),
            "bpv": shared.helper(self.case, "bpv_coach", by=self.case.coach, purpose="bpv").user,
            "parents": shared.parent(self.case),
        }
        self.outside = shared.outsider(self.case, self.line)
        self.people["outside"] = self.outside.user

    def agreed(self, group: Any) -> Case:
        case = given.heard_case(team=group.team, expected_start_on=clock.today())
        case.student = given.student(group.team, group=group)
        case.save()
        wording = given.wording(domain="bpv", decided_by="examencommissie")
        draft = agreements.draft(case, by=case.coach, wordings=[wording])
        agreements.edit(draft, by=case.coach, revision=draft.revision, content=self.worded(draft))
        given.agreed(agreements.propose(draft, by=case.coach))
        return case

    def worded(self, draft: Any) -> dict[str, Any]:
        """Own words of this dossier; the library of the school has others."""
        content: dict[str, Any] = agreements.snapshot(draft)
        for line in content["lines"]:
            line |= dict.fromkeys(TEXTS, f"{SECRET} in de les.")
            line |= dict.fromkeys(("starts_on", "ends_on"))
        return content

    def to(self, audience: str) -> str:
        return self.outside.shares_as if audience == "outside" else audience

    def switch(self, audience: str, *, on: bool) -> None:
        switches.switch(self.case, by=self.case.person, to=self.to(audience), shares=on)

    def decision(self, audience: str) -> None:
        """The committee sees what waits for it; everybody else what it granted."""
        state = "asked" if audience == "exam" else "granted"
        agreements.decide(self.line, by=self.case.coach, state=state)


def reads(page: Page) -> str:
    return text_in(page.raw) if page.kind.startswith("application/pdf") else page.body


def found_on(person: User) -> list[str]:
    """The pages on which this person meets the word, of all that (s)he can reach."""
    again = User.objects.get(pk=person.pk)
    return sorted({page.path for page in walk(again) if SECRET in " ".join(reads(page).split())})


@pytest.mark.django_db
@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_switched_off_is_on_no_page(audience: str) -> None:
    world = Shared()
    world.decision(audience)
    world.switch(audience, on=True)
    person = world.people[audience]
    assert found_on(person), "shared, and nobody can read it: this test would find nothing"
    world.switch(audience, on=False)
    assert found_on(person) == []


HAVE_THE_DOSSIER = {
    "agreements/nightly.py": "the night, for nobody to read",
    "agreements/shared.py": "asks `shown_to`",
    "agreements/teaching.py": "asks `shown_to`",
    "agreements/views/shared.py": "asks `to_decide_by`, which asks `shown_to`",
    "cases/sharing.py": "the rule itself",
    "desk/circles.py": "the student's own switches",
    "desk/parts.py": "who has the dossier",
    "desk/waiting.py": "lists of who has the dossier",
    "desk/views/mine.py": "the student, of the own dossier",
}


def asks_for_promises(source: str) -> bool:
    return "AgreedMeasure.objects" in source


def test_who_reads_promises_from_the_database_is_on_this_list() -> None:
    """A new place asks `shown_to`, or says here why it need not."""
    here = {
        str(path.relative_to(ROOMS))
        for path in modules(ROOMS)
        if "actions" not in path.parts and "migrations" not in path.parts
        and asks_for_promises(ast.unparse(tree(path)))
    }  # fmt: skip
    here = {one for one in here if "/demo/" not in one}
    assert here == set(HAVE_THE_DOSSIER), [name(ROOMS / one) for one in here]


def test_the_audiences_are_all_walked() -> None:
    assert {*Audience.values, "outside"} == set(AUDIENCES)
