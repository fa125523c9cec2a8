"""Finding a student by name or number, within what one may see."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.agreements.models import Agreement, Status
from passend.cases.glass import has_role_for
from passend.cases.models import Case
from passend.core.context import school_of
from passend.core.errors import NotYou
from passend.core.keys import any_of
from passend.core.prepared import Prepared
from passend.people.models import Role, Student
from passend.people.names import searchable
from passend.people.roles import READS_ALL

from ..scope import me
from ..sheets import Sheet, sheet_answer
from ..student_rows import COLUMNS, written
from ..traces import searched

PAGE = 50
MOST_WITHOUT = 20


def students(request: HttpRequest) -> HttpResponseBase:
    """Everybody this person may see, or those that a name or number finds.

    A search is posted: a name does not belong in an address, nor in the log of a server.
    """
    user = me(request)
    if not any(user.has_role(r) for r in (Role.COACH, Role.INTAKER, Role.COORDINATOR, *READS_ALL)):
        raise NotYou(_("Deze lijst is voor begeleiders van studenten."))
    query = request.POST.get("q", "").strip()[:80]
    cases = found(Case.objects.visible_to(user).open(), query, "student__")
    if form := request.GET.get("bestand"):
        return sheet_answer(request, lambda: _sheet(with_agreement(cases)), form)
    page = Paginator(cases.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    if query:
        searched(user, page.paginator.count)
    context = {
        "query": query,
        "page": page,
        "rows": written(SHOWN(cases=page.object_list)),
        "without": _without(request, query) if query else [],
        "has_glass": has_role_for(user, school_of(request)),
    }
    return render(request, "desk/students.html", context)


def _without(request: HttpRequest, query: str) -> list[Student]:
    """Students for whom a dossier can be opened."""
    people = Case.objects.students_without(me(request)).select_related("group")
    return list(found(people, query)[:MOST_WITHOUT])


def found(people: QuerySet[Any], query: str, to_student: str = "") -> QuerySet[Any]:
    """Those whose number begins with what was typed, or whose name holds every word of it."""
    if not query:
        return people
    wanted = Q()
    for word in searchable(query).split()[:5]:
        wanted &= Q(search_name__contains=word)
    if any(sign.isdigit() for sign in query):  # a number, or a name with a digit in it
        wanted |= Q(**{f"{to_student}number__istartswith": query.replace(" ", "")})
    return people.filter(wanted)


def with_agreement(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Each dossier with where its agreement stands and when it is evaluated."""
    own = Agreement.objects.filter(case=OuterRef("pk")).order_by()
    in_force = own.filter(status=Status.IN_FORCE).values("evaluate_by")[:1]
    coming = own.filter(status__in=[Status.DRAFT, Status.PROPOSED]).values("status")[:1]
    return cases.select_related("student__group", "team", "coach").annotate(
        evaluate_by=Subquery(in_force), coming=Subquery(coming)
    )


SHOWN: Prepared[tuple[Any, ...]] = Prepared(
    lambda cases: with_agreement(Case.objects.filter(pk__in=any_of(cases))).values_list(*COLUMNS)
)


def _sheet(cases: QuerySet[Any]) -> Sheet:
    columns = [_("Student"), _("Nummer"), _("Groep"), _("Team"), _("Slb’er"),
               _("Evaluatie uiterlijk")]  # fmt: skip
    rows = [
        [str(case), *place_of(case.student), str(case.team or ""), str(case.coach or ""),
         case.evaluate_by or ""]
        for case in cases
    ]  # fmt: skip
    return Sheet(_("Studenten"), columns, rows)


def place_of(student: Student | None) -> list[str]:
    """Number and group, as far as the roster brought them."""
    if student is None:
        return ["", ""]
    return [student.number or "", student.group.name if student.group else ""]
