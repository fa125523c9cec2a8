"""Finding a student by name or number, within what one may see."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.agreements.models import Agreement, Status
from passend.cases.glass import has_role_for
from passend.cases.models import Case
from passend.cases.models.sight import sight_of
from passend.core.context import school_of
from passend.core.errors import NotYou
from passend.core.keys import any_of
from passend.core.prepared import Prepared, PreparedByKind
from passend.people.models import Role, Student, User
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
    search = Search(user, query)
    if form := request.GET.get("bestand"):
        return sheet_answer(request, lambda: _sheet(with_agreement(search.cases())), form)
    pages: Paginator[Any] = Paginator(search, PAGE)  # type: ignore[arg-type]
    page = pages.get_page(request.GET.get("page"))
    if query:
        searched(user, page.paginator.count)
    context = {
        "query": query,
        "page": page,
        "rows": written(SHOWN(cases=page.object_list)),
        "without": WITHOUT(search.kind, **search.values) if query else [],
        "has_glass": has_role_for(user, school_of(request)),
    }
    return render(request, "desk/students.html", context)


class Search:
    """What somebody typed, among all that this person may see: a list of keys for a paginator.

    `kind` is as what this person looks and what was typed (so many words, a number): for each there
    are prepared queries, with `values` to fill in.
    """

    def __init__(self, user: User, query: str) -> None:
        sight, values = sight_of(user)
        typed = {f"word{n}": word for n, word in enumerate(searchable(query).split()[:5])}
        if any(sign.isdigit() for sign in query):  # a number, or a name with a digit in it
            typed["number"] = query.replace(" ", "")
        self.kind, self.values = (sight, tuple(typed)), values | typed

    def cases(self) -> QuerySet[Case]:
        return _cases(self.kind, **self.values)

    def count(self) -> int:
        return next(iter(COUNTED(self.kind, **self.values)), 0)

    def __getitem__(self, part: slice) -> list[Any]:
        if part.start:
            return list(self.cases().values_list("pk", flat=True)[part])
        return FIRST(self.kind, **self.values)[part]


def _cases(kind: Any, **values: Any) -> QuerySet[Case]:
    sight, typed = kind
    wanted = _wanted({name: values.pop(name) for name in typed}, "student__")
    return Case.objects.in_sight(sight, **values).open().filter(wanted)


def _students(kind: Any, **values: Any) -> QuerySet[Student]:
    """For whom a dossier can be opened."""
    sight, typed = kind
    wanted = _wanted({name: values.pop(name) for name in typed})
    people = Case.objects.students_in_sight(sight, **values).filter(wanted)
    return people.select_related("group")[:MOST_WITHOUT]


def _wanted(typed: dict[str, Any], to_student: str = "") -> Q:
    """Whose number begins with what was typed, or whose name holds every word of it."""
    wanted, number = Q(), typed.pop("number", None)
    for word in typed.values():
        wanted &= Q(search_name__contains=word)
    if number is not None:
        wanted |= Q(**{f"{to_student}number__istartswith": number})
    return wanted


FIRST: PreparedByKind[Any] = PreparedByKind(
    lambda kind, **values: _cases(kind, **values).values_list("pk", flat=True)[:PAGE]
)
COUNTED: PreparedByKind[Any] = PreparedByKind(
    lambda kind, **values: (
        _cases(kind, **values)
        .order_by()
        .annotate(all=Value(1))
        .values("all")
        .annotate(found=Count("*"))
        .values_list("found", flat=True)
    )
)
WITHOUT: PreparedByKind[Student] = PreparedByKind(_students)


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
