"""Wie mag wat zien: the student's own page of switches. Each switch is a button of a form."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from passend.cases.actions import sharing as actions
from passend.cases.models import Case, Involvement, SharingChoice
from passend.cases.policy import decides_along
from passend.core.actions import open_actions
from passend.core.links import link
from passend.core.pages import act, visible

from .. import circles
from .mine import own_case


class SwitchForm(forms.Form):
    """What one button says: with whom, of what, on or off."""

    to = forms.ChoiceField(label=_l("Wie?"))
    shares = forms.TypedChoiceField(
        label=_l("Aan of uit?"),
        choices=[("1", _l("Aan")), ("0", _l("Uit"))],
        coerce=lambda told: told == "1",
        widget=forms.RadioSelect,
    )
    item = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = circles.of(case)
        self.mine = {one.to: {item.key for item in one.items} for one in found}
        self.fields["to"].choices = [(one.to, one.title) for one in found]  # type: ignore[attr-defined]

    def clean_item(self) -> UUID | None:
        item: UUID | None = self.cleaned_data["item"]
        # Per circle: what a circle never reads has no switch there.
        if item and item not in self.mine.get(self.cleaned_data.get("to", ""), ()):
            raise forms.ValidationError(_l("Deze afspraak staat niet in je dossier."))
        return item


def sharing(request: HttpRequest) -> HttpResponse:
    """With whom, who that is now, on or off, and what happens when it is off."""
    case, cases = own_case(request)
    context = {
        "case": case,
        "cases": cases,
        "circles": circles.of(case),
        "involved": involved(case),
        "parents": (parents := case.parents.looking_along()),
        "along": {one.pk for one in parents if decides_along(one)},
        "grown": grown(case),
        "buttons": buttons(request, case),
        "answers": circles.answers(case, case.involved.prefetch_related("answers")),
    }
    return render(request, "sharing/overview.html", context)


def circle(request: HttpRequest, to: str) -> HttpResponse:
    """What there is to share one by one, for one circle."""
    case, _cases = own_case(request)
    found = next((one for one in circles.of(case) if one.to == to), None)
    if found is None:
        raise Http404
    return render(request, "sharing/circle.html", {"case": case, "circle": found})


def switch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One press, one switch, one event; back to where the button stands."""
    case = visible(Case, request, pk)
    return act(
        request,
        actions.switch,
        case,
        SwitchForm,
        form_kwargs={"case": case},
        extra={"back_url": reverse("desk.sharing")},
        then=where,
        done=lambda choice: _("Dit staat nu aan.") if choice.shares else _("Dit staat nu uit."),
    )


def where(choice: SharingChoice) -> str:
    if choice.item:
        return f"{reverse('sharing.circle', args=[choice.to])}#i{choice.item}"
    return f"{reverse('desk.sharing')}#{choice.to}"


def involved(case: Case) -> list[Involvement]:
    """Who was asked for or looks along, of school and from outside."""
    return list(case.involved.open().select_related("user").order_by("status", "asked_on"))


def grown(case: Case) -> list[Any]:
    """Parents who looked along until the eighteenth birthday, and do not any more."""
    now = {one.user_id for one in case.parents.all() if one.is_current}
    over = case.parents.exclude(end_reason="choice").select_related("user", "case")
    return [one for one in over if not one.is_current and one.user_id not in now]


def buttons(request: HttpRequest, case: Case) -> list[tuple[str, str]]:
    """Letting somebody in: a parent, somebody of school, somebody from outside."""
    verbs = ("parent.add", "involved.name", "involved.invite")
    offered = {one.verb: one for one in open_actions(request.user, case)}
    return [(offered[verb].label, link(verb, case.pk)) for verb in verbs if verb in offered]
