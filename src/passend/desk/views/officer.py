"""The work of the privacy officer: questions, requests, break-glass and alarms, by last day."""

from datetime import date
from typing import Any, TypedDict

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.cases.models import BreakGlass
from passend.core.pages import act, visible
from passend.people.actions import alarms
from passend.people.models import Alarm, User
from passend.privacy.models import DataRequest

from ..due import days_text, state_of
from ..forms import without_bsn
from ..models import LookQuestion
from ..policy import must_be_officer
from ..scope import me


class Task(TypedDict):
    """One row: the shape of `components/due_row.html`."""

    who: str
    what: str
    by: date
    state: str
    days_text: str
    meta: list[str]
    action_label: str
    action_url: str


class SettleForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Wat vond je?"),
        help_text=gettext_lazy(
            "Dit lezen privacy officers. Wie het over gaat mag het ook opvragen."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_text(self) -> str:
        return without_bsn(self.cleaned_data["text"])


def officer(request: HttpRequest) -> HttpResponse:
    """All that waits, oldest day first."""
    user = me(request)
    must_be_officer(user)
    found = [*_looks(user), *_requests(user), *_glasses(user), *_alarms(user)]
    context = {
        "rows": sorted(found, key=lambda row: row["by"]),
        "returns": _misused(user),
        "restricted": _restricted(),
        "left_out": _left_out(),
    }
    return render(request, "desk/officer.html", context)


def settle(request: HttpRequest, pk: str) -> HttpResponse:
    alarm = visible(Alarm, request, pk)
    return act(
        request,
        alarms.settle,
        alarm,
        SettleForm,
        extra={
            "intro": _("%(what)s Zoek in het logboek wat er gebeurde.") % {"what": _what(alarm)},
            "back_url": reverse("officer"),
        },
        then=lambda _alarm: reverse("officer"),
    )


def _what(alarm: Alarm) -> str:
    words = {"who": alarm.user, "what": alarm.get_kind_display(), "number": alarm.number}
    return _("%(who)s %(what)s: %(number)d keer op een dag.") % words


def row(by: date, who: str, what: str, verb: str, pk: Any, label: str, *meta: str) -> Task:
    return Task(
        who=who, what=what, by=by, state=state_of(by), days_text=days_text(by), meta=list(meta),
        action_label=label, action_url=reverse(verb, args=[pk]),
    )  # fmt: skip


def _looks(user: User) -> list[Task]:
    asked = LookQuestion.objects.visible_to(user).open().select_related("case")
    label = _("Lees en antwoord")
    return [
        row(q.answer_by, str(q.case), _("Vraagt waarom iemand in het dossier keek."),
            "look.answer", q.pk, label, "AVG 12 lid 3")
        for q in asked
    ]  # fmt: skip


def _requests(user: User) -> list[Task]:
    asked = DataRequest.objects.open().exclude(user=user).select_related("user")
    return [
        row(one.answer_by, str(one.user or "–"), str(one.get_kind_display()), "data.decide",
            one.pk, _("Besluiten"), "AVG 12 lid 3")
        for one in asked
    ]  # fmt: skip


def _restricted() -> list[DataRequest]:
    """What school may keep and not use, until somebody lifts it (AVG 18)."""
    asked = DataRequest.objects.restricting().filter(kind=DataRequest.Kind.RESTRICT, lifted_on=None)
    return list(asked.select_related("user"))


def _left_out() -> list[DataRequest]:
    """Of whom the name stays out of what leaves the house, until somebody puts it back."""
    asked = DataRequest.objects.filter(
        kind=DataRequest.Kind.LEAVE_OUT, decision=DataRequest.Decision.GRANTED, lifted_on=None
    )
    return list(asked.select_related("user"))


def _glasses(user: User) -> list[Task]:
    opened = BreakGlass.objects.to_review().reviewed_by(user).select_related("case", "user")
    what = _("Noodtoegang. Was dat nodig?")
    return [
        row(g.review_by, str(g.case), what, "glass.review", g.pk, _("Controleren"), str(g.user))
        for g in opened
    ]


def _alarms(user: User) -> list[Task]:
    found = Alarm.objects.visible_to(user).open().exclude(user=user).select_related("user")
    return [
        row(a.settle_by, str(a.user), _what(a), "alarm.settle", a.pk, _("Uitzoeken")) for a in found
    ]


def _misused(user: User) -> list[BreakGlass]:
    """Rights that stopped after misuse, and that a privacy officer may give back."""
    misused = BreakGlass.objects.reviewed_by(user).filter(
        verdict=BreakGlass.Verdict.MISUSE, restored_on=None
    )
    return list(misused.select_related("user"))
