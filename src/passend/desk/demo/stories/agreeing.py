"""From a known need to an answer on every measure, or to silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from passend.agreements import actions
from passend.agreements.actions.drafting import lines_of
from passend.agreements.dates import parent_agrees_too
from passend.agreements.models import Agreement, Status
from passend.cases.actions import case as cases
from passend.cases.looking import looked
from passend.cases.models import Case, NeedState
from passend.core import clock

from .. import texts
from ..clockwork import Story, at_home, at_work, days_later
from ..fates import Fate
from .scene import Scene

LONG_AGO = 90
"""Days after which a proposal that nobody answered is rare: somebody called."""


def agree(scene: Scene, case: Case, fate: Fate, in_force: list[Agreement]) -> Story:
    """Draft, propose, answer, as the fate has it; what came into force is put in `in_force`."""
    random = scene.random
    if case.need_state != NeedState.NEED:  # the intaker has not come to it yet
        return
    if fate.answer in {"never", "gave_up"}:
        yield from nothing_comes_of_it(scene, case, fate)
        return
    if fate.answer == "late" and case.agree_by:
        late = max(case.agree_by, clock.today())
        yield at_work(late, random)
        yield at_work(days_later(random.randint(4, 60)), random)
    else:
        yield at_work(days_later(random.randint(1, 14)), random)
    draft = write(scene, case, fate)
    if draft is None:
        return
    yield at_work(days_later(random.randint(0, 5)), random)
    if not send(scene, draft):
        return
    yield from reply(scene, draft, fate, in_force)


def nothing_comes_of_it(scene: Scene, case: Case, fate: Fate) -> Story:
    """A draft that nobody sends, or a student who has waited long enough."""
    random = scene.random
    if fate.answer == "never" and random.random() < 0.5:
        yield at_work(days_later(random.randint(4, 30)), random)
        write(scene, case, fate)
    if fate.answer == "gave_up":
        yield at_work(days_later(random.randint(40, 150)), random)
        if (case := scene.fresh(case)).status != Case.Status.CLOSED:
            cases.close(case, by=scene.coordinator(case), reason="student")


def write(scene: Scene, case: Case, fate: Fate) -> Agreement | None:
    """A draft from the library, with now and then a wish that cannot be granted."""
    case = scene.fresh(case)
    if case.status == Case.Status.CLOSED or case.agreements.open().exists():
        return None
    by = scene.author(case)
    looked(by, case)
    wordings = [scene.wordings[code] for code in fate.measures if code in scene.wordings]
    draft: Agreement = actions.draft(case, by=by, wordings=wordings)
    if fate.wish:
        asked, reason, instead = fate.wish
        wish = {"asked": asked, "reason": reason, "explanation": "", "instead": instead}
        save_draft(draft, by, wishes=[wish])
    return draft


def save_draft(
    draft: Agreement, by: Any, *, wishes: list[dict[str, str]], add: Sequence[Any] = ()
) -> None:
    """Save the page of a draft as it stands, with these wishes."""
    fields = {name: getattr(draft, name) for name in Agreement.FIXED}
    fields |= {"contact": draft.contact_id, "deputy": draft.deputy_id}
    content = {"fields": fields, "lines": [], "wishes": wishes, "add": add}
    actions.edit(draft, by=by, revision=draft.revision, content=content)


def send(scene: Scene, draft: Agreement) -> bool:
    """Put the draft before the student, unless the dossier was closed in the meantime."""
    draft = scene.agreement(draft.pk)
    case = draft.case
    if draft.status != Status.DRAFT or case.status == Case.Status.CLOSED:
        return False
    actions.propose(draft, by=scene.author(case))
    return True


def reply(scene: Scene, draft: Agreement, fate: Fate, in_force: list[Agreement]) -> Story:
    """The student answers, asks for a talk, or is silent for a long time."""
    random = scene.random
    recent = (scene.world.today - clock.today()).days < LONG_AGO
    if fate.answer in {"wait", "talk"} and recent:
        if fate.answer == "talk":
            yield at_home(days_later(random.randint(1, 6)), random)
            if (proposal := still_open(scene, draft)) and (person := person_of(scene, proposal)):
                actions.ask_talk(proposal, by=person)
        return
    yield at_home(days_later(random.choice([0, 1, 1, 2, 3, 5, 9, 16])), random)
    if (proposal := still_open(scene, draft)) is None or person_of(scene, proposal) is None:
        return
    if fate.answer == "paper":
        sign_on_paper(scene, proposal)
    else:
        answer(scene, proposal, contest=fate.answer == "contest")
    if proposal.status == Status.IN_FORCE:
        in_force.append(proposal)


def still_open(scene: Scene, draft: Agreement) -> Agreement | None:
    """The proposal, when it still waits for an answer."""
    proposal = scene.agreement(draft.pk)
    return proposal if proposal.status == Status.PROPOSED else None


def person_of(scene: Scene, proposal: Agreement) -> Any:
    """The student's own account, or None."""
    return scene.user(proposal.case.person_id) if proposal.case.person_id else None


def answer(scene: Scene, proposal: Agreement, *, contest: bool = False) -> None:
    """The student's answer on every line that asks one; contesting is of one line only."""
    lines = [line for line in lines_of(proposal) if not line.is_unchanged]
    if not lines:
        return
    answers = {str(line.pk): "agreed" for line in lines}
    reasons = {}
    if contest:
        key = str(scene.random.choice(lines).pk)
        answers[key], reasons[key] = "contested", ("", scene.random.choice(texts.DISAGREE))
    actions.answer(proposal, by=person_of(scene, proposal), answers=answers, reasons=reasons)


SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
)


def sign_on_paper(scene: Scene, proposal: Agreement) -> None:
    """Signed at a desk; staff upload the scan, and the student may object."""
    case = proposal.case
    lines = [line for line in lines_of(proposal) if not line.is_unchanged]
    parent = parent_agrees_too(case, clock.today())
    if lines and not parent:
        scan = SimpleUploadedFile("handtekening.pdf", SCAN)
        answers = {str(line.pk): "agreed" for line in lines}
        actions.confirm_paper(proposal, by=scene.author(case), scan=scan, answers=answers)
