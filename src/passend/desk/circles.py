"""Wie mag wat zien: with whom a student shares, in words of A2, and what happens when it is off."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from passend.adjustments import classroom
from passend.adjustments.models import Arrangement
from passend.agreements.models import AgreedMeasure
from passend.agreements.shared import holding, title_of
from passend.cases import sharing
from passend.cases.models import Audience, Case, Involvement, SharingQuestion
from passend.cases.models.library import Decider
from passend.people.models import Role, User
from passend.people.roles import label


@dataclass
class Item:
    """One thing with its switch, for one circle: a promise, or what teachers read about being
    away. `key` is by what the student chooses it, and `text` what the circle reads of it."""

    key: UUID
    title: str
    text: str
    is_on: bool


@dataclass
class Circle:
    """Somebody, or a kind of people, with whom a student shares or not."""

    to: str
    title: str
    who: list[str]
    sees: str
    if_off: str
    why: str
    is_on: bool
    is_locked: bool = False
    named: Involvement | None = None
    question: SharingQuestion | None = None
    items: list[Item] = field(default_factory=list)

    @property
    def shown(self) -> int:
        return sum(item.is_on for item in self.items)


def of(case: Case) -> list[Circle]:
    """All circles of this dossier, each with what there is to share."""
    found = [_teachers(case), _exam(case), _practice(case), _parents(case)]
    found += [_outside(case, named) for named in case.involved.open() if named.is_outside]
    questions = {one.to: one for one in case.sharing_questions.filter(status="open")}
    lines, arranged = list(holding(case)), list(classroom.to_share(case))
    for circle in found:
        circle.question = questions.get(circle.to)
        circle.is_locked = sharing.is_locked(case, circle.to)
        circle.items = _items(case, circle, lines)
        if circle.to == Audience.TEACHERS:
            circle.items += _arranged(case, arranged)
    return found


def _items(case: Case, circle: Circle, lines: Iterable[AgreedMeasure]) -> list[Item]:
    """As if the switch of everything were on: so one can choose before switching it on."""
    chosen = sharing.switches(case)
    usual = set(
        AgreedMeasure.objects.filter(pk__in=[line.pk for line in lines])
        .filter(AgreedMeasure.shared_by_default(circle.to))
        .values_list("pk", flat=True)
    )
    useful = [line for line in lines if can_reach(line, circle.to)]
    return [
        Item(
            key=line.shared_key,
            title=title_of(line),
            text=line.teacher_line if circle.to == Audience.TEACHERS else line.school_does,
            is_on=circle.is_locked or chosen.get((circle.to, line.shared_key), line.pk in usual),
        )
        for line in useful
    ]


def _arranged(case: Case, arranged: Iterable[Arrangement]) -> list[Item]:
    """For teachers only, and on by itself: they would count somebody absent who may be away."""
    chosen = sharing.switches(case)
    return [
        Item(
            key=made.shared_key,
            title=classroom.title_of(made),
            text=classroom.line_of(made),
            is_on=chosen.get((Audience.TEACHERS, made.shared_key), True),
        )
        for made in arranged
    ]


def can_reach(line: AgreedMeasure, to: str) -> bool:
    """Whether this circle ever gets to see such a promise: no switch without an effect."""
    if to == Audience.TEACHERS:
        return bool(line.teacher_line)
    return to != Audience.EXAM or line.decided_by == Decider.EXAM_BOARD


def _teachers(case: Case) -> Circle:
    student = case.student
    group = student.group if student else None
    people = [one.user for one in group.teachers.current().select_related("user")] if group else []
    return Circle(
        to=Audience.TEACHERS,
        title=_("Je docenten"),
        who=names(user for user in people if user.has_role(Role.TEACHER)),
        sees=_("Zij lezen kort wat zij in de les doen, en wanneer je weg mag zijn. Nooit waarom."),
        if_off=_("Staat dit uit? Dan weten zij niet wat zij voor je doen in de les."),
        why=_("Dit staat eerst aan. Anders kan school de afspraak niet doen."),
        is_on=sharing.shares_with(case, Audience.TEACHERS),
    )


def _exam(case: Case) -> Circle:
    return Circle(
        to=Audience.EXAM,
        title=_("De examencommissie"),
        who=[],
        sees=_("Zij lezen wat je voor examens vraagt, en waar je dan tegenaan loopt."),
        if_off=_(
            "Staat dit uit? Dan kan de commissie niets besluiten. Je staat op geen lijst, en het "
            "systeem dat examens plant weet van niets."
        ),
        why=_("Dit staat eerst aan. Zij moeten het weten om te kunnen beslissen."),
        is_on=sharing.shares_with(case, Audience.EXAM),
    )


def _practice(case: Case) -> Circle:
    named = [n for n in case.involved.current().select_related("user") if n.shares_as == "bpv"]
    return Circle(
        to=Audience.PRACTICE,
        title=_("Je begeleider voor de stage"),
        who=names(n.user for n in named if n.reach == Involvement.Reach.SHARED),
        sees=_("Die leest afspraken over je stage. Nooit waarom."),
        if_off=_("Staat dit uit? Dan kan die je op stage minder goed helpen."),
        why=_("Dit staat eerst aan voor afspraken over je stage."),
        is_on=sharing.shares_with(case, Audience.PRACTICE),
    )


def _parents(case: Case) -> Circle:
    current = case.parents.looking_along()
    locked = sharing.is_locked(case, Audience.PARENTS)
    return Circle(
        to=Audience.PARENTS,
        title=_("Je ouders of verzorgers"),
        who=names(one.user for one in current),
        # Who cannot switch is told no tale of a switch.
        sees=_("Zij zien hoe ver je bent en lezen je afspraken.")
        if locked
        else _("Zij zien hoe ver je bent. Je afspraken zien zij alleen als dit aan staat."),
        if_off="" if locked else _("Staat dit uit? Dan zien zij je afspraken niet."),
        why=_why_parents(case, locked),
        is_on=locked or sharing.shares_with(case, Audience.PARENTS),
    )


def _why_parents(case: Case, locked: bool) -> str:
    """A student whose birth date nobody knows is not told to be young."""
    if not locked:
        return _("Dit staat eerst uit. Na je 18e kijkt een ouder alleen mee als jij dat wilt.")
    if case.birth is None:
        return _(
            "School weet niet hoe oud je bent. Daarom zegt een ouder ook ja of nee. "
            "Ben je 16 of ouder? Vertel school je geboortedatum. Dan kies jij zelf."
        )
    return _("Je bent jong. Daarom zegt een ouder ook ja of nee. Later kies jij zelf.")


def _outside(case: Case, named: Involvement) -> Circle:
    return Circle(
        to=named.shares_as,
        title=named.organisation,
        who=[f"{named.user} ({label(named.role)})"],
        sees=_("Ziet alleen de afspraken die jij kiest. Nooit waarom."),
        if_off=_("Staat dit uit? Dan ziet deze persoon niets meer."),
        why=_("Alles staat eerst uit, behalve wat je bij de uitnodiging koos."),
        is_on=sharing.shares_with(case, named.shares_as),
        named=named,
    )


def names(people: Iterable[User]) -> list[str]:
    return [str(user) for user in people]


def notices(case: Case) -> list[dict[str, Any]]:
    """What the coach reads on the dossier: with whom the student shares less than usual."""
    words = {
        Audience.TEACHERS: _("De student deelt dit niet met docenten."),
        Audience.EXAM: _("De student deelt dit niet met de examencommissie."),
        Audience.PRACTICE: _("De student deelt dit niet met de begeleider van de stage."),
    }
    some = {
        Audience.TEACHERS: _("De student deelt een deel niet met docenten."),
        Audience.EXAM: _("De student deelt een deel niet met de examencommissie."),
        Audience.PRACTICE: _("De student deelt een deel niet met de begeleider van de stage."),
    }
    chosen = sharing.switches(case)
    closed = {to for (to, item), on in chosen.items() if item is None and not on}
    partly = {to for (to, item), on in chosen.items() if item is not None and not on} - closed
    less = {to: words[to] if to in closed else some[to] for to in words if to in closed | partly}
    if not less:
        return []
    asked = set(case.sharing_questions.filter(status="open").values_list("to", flat=True))
    return [{"to": str(to), "text": text, "asked": to in asked} for to, text in less.items()]


def answers(case: Case, involved: Iterable[Involvement]) -> list[dict[str, Any]]:
    """What people from outside said, newest first; `involved` with their answers."""
    said = [(one, named) for named in involved if named.organisation for one in named.answers.all()]
    titles = {line.shared_key: title_of(line) for line in holding(case)} if said else {}
    found = [
        {"by": named.organisation, "about": titles.get(one.item, ""), "text": one.text,
         "on": one.said_on}
        for one, named in said
    ]  # fmt: skip
    return sorted(found, key=lambda told: told["on"], reverse=True)
