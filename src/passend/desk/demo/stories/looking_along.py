"""The last weeks around Noor and Sami: who looks along, what is shared, and who looked in a hurry.

And a letter to all of her team. The rest is left open for the visitor: a question about a look
for the privacy officer, a break-glass for who may review it, shared promises for a parent and for
a company.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from passend.agreements.models import AgreedMeasure
from passend.agreements.shared import holding
from passend.cases import sharing
from passend.cases.actions import glass, involved
from passend.cases.actions import parent as parents
from passend.cases.actions import sharing as switches
from passend.cases.looking import looked
from passend.cases.models import Audience, BreakGlass, Case
from passend.core import clock, jobs
from passend.core.actors import actor_key
from passend.core.models import Event
from passend.desk import actions as desk
from passend.rightsfinder import actions as outreach
from passend.rightsfinder.models import Outreach

from .. import texts
from ..cast import Cast
from ..clockwork import Story, at_home, at_work
from ..personas import NOOR, PARENT_OF_NOOR, PARENT_OF_SAMI, PARTNER, SAMI, Persona
from .scene import Scene


def own_chance() -> Random:
    """A source of their own: these stories move nothing of the others."""
    return Random(8013)  # noqa: S311 - invented people, no secret


def stories(scene: Scene, cast: Cast) -> list[Story]:
    """One for each who looks along or looked."""
    return [
        father(scene, days_ago(scene, 30)),
        mother(scene, days_ago(scene, 4)),
        company(scene, days_ago(scene, 20)),
        hurried_look(scene, cast, days_ago(scene, 5)),
        letters(scene, cast),
    ]


def days_ago(scene: Scene, days: int) -> date:
    return scene.world.today - timedelta(days=days)


def father(scene: Scene, day: date) -> Story:
    """Noor is 17 and shows her father what was agreed, but for one promise; and she closes what
    the exam committee and her teachers need not see (screen 7)."""
    yield at_home(day, own_chance())
    if (case := of(scene, NOOR)) is None:
        return
    look_along(scene, case, PARENT_OF_NOOR)
    noor = scene.user(case.person_id)
    switches.switch(case, by=noor, to=Audience.PARENTS, shares=True)
    switches.switch(case, by=noor, to=Audience.EXAM, shares=False)
    for promise in held(case)[-1:]:
        for to in (Audience.PARENTS, Audience.TEACHERS):
            switches.switch(case, by=noor, to=to, shares=False, item=promise.shared_key)


def mother(scene: Scene, day: date) -> Story:
    """Sami came of age, so his mother looks along by his yes alone."""
    yield at_home(day, own_chance())
    if case := of(scene, SAMI):
        look_along(scene, case, PARENT_OF_SAMI)
        sami = scene.user(case.person_id)
        switches.switch(case, by=sami, to=Audience.PARENTS, shares=True)


def company(scene: Scene, day: date) -> Story:
    """The place of her stage reads two promises, and answers about the first."""
    yield at_home(max(day, sharing.last_day(day) - timedelta(days=364)), own_chance())
    if (case := of(scene, NOOR)) is None:
        return
    items = [promise.shared_key for promise in held(case)[:2]]
    if not items:
        return
    named = involved.invite(
        case,
        by=scene.user(case.person_id),
        role="company",
        organisation=texts.COMPANY,
        first_name=PARTNER.name.first,
        last_name=PARTNER.name.last,
        email=PARTNER.email,
        purpose="bpv",
        until_on=sharing.last_day(clock.today()),
        items=items,
    )
    yield at_work(clock.today() + timedelta(days=6), own_chance())
    involved.answer(named, by=named.user, item=items[0], text=texts.COMPANY_SAYS)


def hurried_look(scene: Scene, cast: Cast, day: date) -> Story:
    """A coach of another team opens Noor's dossier by break-glass. Nobody reviewed it yet, and
    Noor asks why."""
    yield at_work(day, own_chance())
    case = of(scene, NOOR)
    other = next((e for e in scene.world.having("coordinator") if e is not cast.coordinator), None)
    if case is None or other is None:
        return
    by = scene.staff(other.email)
    made = BreakGlass()
    glass.open(made, by=by, case=case, reason="absent", text=texts.CANNOT_WAIT)
    looked(by, case)
    glass.close(made, by=by)
    yield at_home(max(clock.today(), days_ago(scene, 2)), own_chance())
    seen = Event.objects.in_dossier(case).views().filter(actor=actor_key(by)).latest("pk")
    noor = scene.user(case.person_id)
    desk.ask(scene.fresh(case), by=noor, event=seen.pk, text=texts.WHY_LOOKED)


def letters(scene: Scene, cast: Cast) -> Story:
    """The coordinator tells the students of the teams what the law gives them; Noor too."""
    yield at_work(days_ago(scene, 12), own_chance())
    boss = scene.staff(cast.coordinator.email)
    made = outreach.send(Outreach(provision="stageplek"), by=boss)
    jobs.run.call(str(made.job_id))


def of(scene: Scene, persona: Persona) -> Case | None:
    """The running dossier of this persona, once its student has an account."""
    case = Case.objects.running().filter(email=persona.email).exclude(person=None).first()
    return scene.fresh(case) if case else None


def held(case: Case) -> list[AgreedMeasure]:
    """The promises that hold today."""
    return list(holding(case))


def look_along(scene: Scene, case: Case, parent: Persona) -> None:
    name = parent.name
    parents.add(
        case,
        by=scene.user(case.person_id),
        first_name=name.first,
        last_name=name.last,
        email=parent.email,
    )
