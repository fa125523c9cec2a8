"""The menu: what this person can open. One question to the database at most (the roles)."""

from typing import Any

from django.db.models import Exists, Q, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.models import BreakGlass, Case, CaseParent, Involvement
from passend.core import clock
from passend.core.context import school_of
from passend.core.links import page
from passend.core.prepared import Prepared
from passend.people import whole
from passend.people.models import Role, User
from passend.people.roles import READS_ALL, READS_SHARED, label

AT_THE_DOOR = (Role.FACILITY, Role.COMPLAINTS, Role.DISPUTES, Role.APPEALS, Role.BOARD)
Item = tuple[str, str, str]  # name of the page, label, pictogram

OPEN_GLASS = Prepared(
    lambda user, now: (
        BreakGlass.objects.running(now).filter(user=user).order_by().values_list(Value(1))[:1]
    )
)
OWN_SIDES = Prepared(
    lambda user: User.objects.filter(pk=user).values_list(
        Exists(Case.objects.filter(person=user)),
        Exists(CaseParent.objects.filter(user=user)),
        Exists(Involvement.objects.filter(user=user)),
    )
)
OTHER_SIDE = Prepared(
    lambda user: User.objects.filter(
        Q(cases__isnull=False) | Q(child_cases__isnull=False), pk=user
    ).values_list(Value(1))[:1]
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if not getattr(user, "is_authenticated", False) or not whole.is_whole(request):
        return {"nav_items": []}
    items = [
        {"url": url, "label": label, "icon": icon, "current": url == request.path}
        for name, label, icon in items_of(user)
        if (url := page(name))
    ]
    return {
        "nav_items": items,
        "user_role": role_of(user, request),
        "open_glasses": glasses_of(user),
    }


def glasses_of(user: Any) -> list[BreakGlass]:
    """What this person has open by break-glass now: a banner on every page says so."""
    if not user.is_employee:
        return []
    if not OPEN_GLASS(user=user.pk, now=clock.now()):  # as nearly always
        return []
    shown = ["ends_at", "case__first_name", "case__last_name"]
    opened = BreakGlass.objects.running().filter(user=user)
    return list(opened.select_related("case").only(*shown))


def items_of(user: Any) -> list[Item]:
    """The pages of all the roles of this person, each once."""
    if not user.is_employee:
        return own_items(user)
    found = [item for role, items in _menu().items() if user.has_role(role) for item in items]
    return list(dict.fromkeys(found + (own_items(user) if has_another_side(user) else [])))


def has_another_side(user: Any) -> bool:
    """A member of staff who is a student or a parent here too reaches both sides."""
    return bool(OTHER_SIDE(user=user.pk))


def own_items(user: Any) -> list[Item]:
    """A student the own pages, a parent those of the child, who was invited what is shared."""
    found: list[Item] = []
    sides = next(iter(OWN_SIDES(user=user.pk)), (False, False, False))
    is_student, is_parent, is_invited = sides
    if is_student:
        found += [
            ("route", _("Mijn route"), "plan"),
            ("desk.agreements", _("Mijn afspraken"), "agreement"),
            ("desk.sharing", _("Wie mag wat zien"), "people"),
            ("desk.looks", _("Wie keek"), "eye"),
            ("data", _("Jouw gegevens"), "shield"),
            ("facility", _("Vraag of klacht"), "question"),
        ]
    if is_parent:
        found += [("child", _("Mijn kind"), "people"), ("data", _("Jouw gegevens"), "shield")]
    if is_invited:
        found.append(("shared.list", _("Met u gedeeld"), "document"))
    return list(dict.fromkeys(found)) or [("route", _("Mijn route"), "plan")]


def _menu() -> dict[str, list[Item]]:
    return {
        Role.COORDINATOR: [
            ("worklist", _("Werklijst"), "list"),
            ("pipeline", _("Onderweg"), "plan"),
            ("papers.list", _("Papieren"), "document"),
            ("outreach.list", _("Brieven"), "send"),
            ("students", _("Studenten"), "people"),
            ("arrangement.list", _("Verlof"), "calendar"),
            ("measure.index", _("Maatregelen"), "book"),
            ("register", _("Register"), "refresh"),
        ],
        Role.COACH: [
            ("today", _("Vandaag"), "today"),
            ("students", _("Studenten"), "people"),
            ("measure.index", _("Maatregelen"), "book"),
        ],
        Role.INTAKER: [
            ("today", _("Vandaag"), "today"),
            ("case.intakes", _("Mijn intakes"), "talk"),
            ("students", _("Studenten"), "people"),
            ("request.invite", _("Uitnodigen"), "send"),
            ("measure.index", _("Maatregelen"), "book"),
        ],
        Role.TEACHER: [("card.list", _("Mijn groepen"), "card")],
        Role.PRIVACY: _officer_menu(),
        **_one_page(),
        Role.MANAGER: [
            ("import.list", _("Register inlezen"), "upload"),
            ("measure.index", _("Maatregelen"), "book"),
            ("register", _("Register"), "refresh"),
            ("staff.list", _("Medewerkers"), "people"),
            ("planner.list", _("Toetsplanners"), "test"),
            ("school.change", _("Onze school"), "settings"),
            ("outreach.allow", _("Brieven"), "send"),
            ("system", _("Het systeem"), "check-circle"),
        ],
    }


def _officer_menu() -> list[Item]:
    return [
        ("officer", _("Te doen"), "shield"),
        ("log.search", _("Logboek"), "search"),
        ("outreach.allow", _("Brieven"), "send"),
    ]


def _exam_board() -> list[Item]:
    return [
        ("adjustment.list", _("Aanvragen"), "list"),
        ("decisions", _("Te beslissen"), "agreement"),
        ("exam.list", _("Examens"), "test"),
    ]


def _fund() -> list[Item]:
    return [
        ("fundapplication.list", _("Aanvragen fonds"), "list"),
        ("paymentlist.list", _("Betaallijsten"), "send"),
        ("fundbudget.list", _("Budget"), "agreement"),
        ("fundrule.list", _("Regels van het fonds"), "book"),
        ("fund.figures", _("Cijfers van het fonds"), "document"),
    ]


def _one_page() -> dict[str, list[Item]]:
    """Roles with one kind of work."""
    return {
        **dict.fromkeys(READS_ALL, [("students", _("Studenten"), "people")]),
        **dict.fromkeys(READS_SHARED, [("shared.list", _("Met mij gedeeld"), "people")]),
        **dict.fromkeys(AT_THE_DOOR, [("matter.list", _("Zaken"), "list")]),
        Role.EXAM_BOARD: _exam_board(),
        Role.BOARD: [("matter.list", _("Zaken"), "list"), ("rules.work", _("Regels"), "book")],
        **dict.fromkeys(
            (Role.QUALITY, Role.COUNCIL), [("rules.work", _("Regels van school"), "book")]
        ),
        Role.FUND: _fund(),
    }


def home_of(user: Any) -> str:
    """The page on which this person starts the day."""
    for name, _label, _icon in items_of(user):
        if url := page(name):
            return url
    return reverse("who_may_what")


def role_of(user: Any, request: HttpRequest) -> str:
    """The own name of the role, under the name in the menu."""
    if not user.current_roles:
        return ""
    school = school_of(request)
    return ", ".join(sorted({label(one.role, school) for one in user.current_roles}))
