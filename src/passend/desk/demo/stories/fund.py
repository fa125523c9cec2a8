"""The student fund of the last months: a handful of requests, in every state that a page works on.

As many in a school of any size, so that it costs nothing in a large one.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from engines.deadlines import StudyYear
from passend.cases.models import Case
from passend.core import clock
from passend.fund import actions
from passend.fund.checking import next_question
from passend.fund.given import Award
from passend.fund.limits import in_time
from passend.fund.models import (
    FundAccount,
    FundApplication,
    FundBudget,
    FundRule,
    PaymentList,
    Reason,
)
from passend.people.models import User

from .. import texts
from ..cast import Cast
from ..clockwork import Story, at_home, at_work
from ..personas import NOOR
from ..world import SCHOOL
from .scene import Scene

IBAN: Final = "NL91ABNA0417164300"
"""As banks print it in examples: nobody's."""
GROUPS: Final = ("means", "means", "activities", "council", "means", "hardship", "activities",
                 "means", "council")  # fmt: skip
SINCE: Final = 60
"""Days ago, the first of these requests."""


def own_chance() -> Random:
    """A source of their own: these stories move nothing of the others."""
    return Random(8015)  # noqa: S311 - invented people, no secret


def stories(scene: Scene, cast: Cast) -> list[Story]:
    return [school_chooses(scene, cast), year(scene, cast)]


def school_chooses(scene: Scene, cast: Cast) -> Story:
    """The account, the rules, and the budget of each study year."""
    worker = scene.staff(cast.fund.email)
    begins, today = scene.world.begins_on, scene.world.today
    own = {"group": "own", "title": texts.FUND_GROUP, "for_whom": texts.FUND_FOR_WHOM}
    actions.paying.choose(FundAccount(), by=worker, name=SCHOOL, iban=IBAN)
    actions.rules.add(FundRule(), by=worker, from_on=begins, amount=Decimal(250), **own)
    for group, amount in (("means", 400), ("council", 600)):
        facts = {"group": group, "amount": Decimal(amount), "most": Decimal(3 * amount)}
        actions.rules.add(FundRule(), by=worker, from_on=begins, **facts)
    for starts_in in range(StudyYear.of(begins).starts_in, StudyYear.of(today).starts_in + 1):
        budget = {"year": starts_in, "amount": Decimal(2_500)}
        actions.rules.begin(FundBudget(), by=worker, **budget)
    yield at_work(begins, own_chance())


def year(scene: Scene, cast: Cast) -> Story:
    """Noor first, then some others; each goes as far as its place in the row."""
    random = own_chance()
    worker, colleague = scene.staff(cast.fund.email), scene.staff(cast.fund_colleague.email)
    yield at_home(days_ago(scene, SINCE), random)
    found = asking(scene)
    made: list[FundApplication] = []
    for n, (case, group) in enumerate(zip(found, GROUPS, strict=False)):
        made.append(ask(case, group))
        yield at_home(days_ago(scene, SINCE - 2 * n - 1), random)
    yield at_work(days_ago(scene, 38), random)
    yield from decided(scene, worker, colleague, made, random)
    latest(scene, worker, made, found)
    yield at_work(days_ago(scene, 0), random)


def decided(
    scene: Scene, worker: User, colleague: User, made: list[FundApplication], random: Random
) -> Story:
    """Of nine: four are granted, one is refused, and of some the money comes back. A colleague
    decides, so that the person of the demo lets the money go."""
    for n, amount in ((0, 400), (2, 150), (3, 600), (4, 300)):
        if n < len(made):
            parts = 2 if n == 0 else 1
            facts: dict[str, Any] = {"parts": parts, "first_on": clock.today()}
            # Who is past the month of 18 gets school things only where a no is unfair (8.1.5b).
            why = ["fits"] if in_time(made[n]) else ["fits", Reason.HARD]
            what = Award(amount=Decimal(amount), reasons=why, **facts)
            decide(made[n], colleague, "granted", what)
    if len(made) > 1:
        no = Award(reasons=["no_proof"])
        decide(made[1], colleague, "refused", no, texts.FUND_NO)
    yield at_work(days_ago(scene, 35), random)
    batch = actions.paying.make(PaymentList(), by=worker, pay_on=clock.today())
    yield at_work(days_ago(scene, 33), random)
    actions.paying.confirm(batch, by=worker, paid_on=clock.today())
    yield at_work(days_ago(scene, 28), random)
    if len(made) > 4:
        actions.paying.bounce(made[2].payments.get(), by=worker)
        back = {"amount": Decimal(300), "why": "left", "pay_by": scene.world.today}
        actions.repaying.ask(made[4], by=worker, **back)
        actions.note_objection(made[1], by=worker, on=clock.today())
    yield at_work(days_ago(scene, 6), random)


def latest(scene: Scene, worker: User, made: list[FundApplication], found: list[Case]) -> None:
    """What waits today: something to ask more about, one taken back, and a list for the bank."""
    if len(made) > 6:
        actions.ask_more(made[5], by=worker, text=texts.FUND_MORE)
        actions.withdraw(made[6], by=made[6].case.person)
    if made:
        soon = {"pay_on": clock.today() + timedelta(days=20)}
        actions.paying.make(PaymentList(), by=worker, **soon)
    if len(found) > len(GROUPS):
        ask(found[len(GROUPS)], "means")
    if len(found) > len(GROUPS) + 1:
        case = found[len(GROUPS) + 1]
        actions.start(case, by=case.person, group="means", rule=None)


def asking(scene: Scene) -> list[Case]:
    """Noor, and the first in the alphabet who are here."""
    here = Case.objects.filter(
        person__isnull=False, student__gone_on=None, enrolment__isnull=False, coach__isnull=False
    ).select_related("person", "enrolment", "student")
    noor = here.filter(person__email=NOOR.email).first()
    others = here.exclude(person__email=NOOR.email).order_by("last_name", "first_name", "pk")
    return [*([noor] if noor else []), *others[: len(GROUPS) + 1]]


def ask(case: Case, group: str) -> FundApplication:
    """As far as sent, with every question answered."""
    by: Any = case.person
    made: FundApplication = actions.start(case, by=by, group=group, rule=None)
    while name := next_question(made):
        value = "ja" if name.startswith("lid_") else "weet_niet"
        actions.answer(made, by=by, fact=name, value=value)
    actions.describe(made, by=by, own_words=texts.FUND_WORDS[group], wanted=Decimal(400))
    actions.account(made, by=by, iban=IBAN, holder=str(case))
    return actions.ask(made, by=by)  # type: ignore[no-any-return]


def decide(made: FundApplication, worker: User, outcome: str, award: Award, text: str = "") -> None:
    made.refresh_from_db()
    actions.decide(made, by=worker, outcome=outcome, award=award, text=text)


def days_ago(scene: Scene, days: int) -> date:
    return scene.world.today - timedelta(days=days)
