"""The front door: which door is yours, telling it, and where it stands."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from engines import deadlines
from engines.deadlines import Timely
from passend.cases.remedy import decision_of
from passend.core import brake, clock, files
from passend.core.links import link
from passend.core.pages import act, public, visible
from passend.people.views.braked import too_many

from .. import actions
from ..bundle import bundle_of
from ..doors import About, Body, Kind, door_of
from ..forms import BringAlongForm, KnownForm, ReplyForm, TellForm
from ..looking import looked, readers
from ..models import Matter, MatterStep
from ..policy import works_here
from ..steps import steps_of
from ..words import ALSO, ASKS_DAY, CAN, CONCLUDES, RESCUES, SILENT, TIMELY, TIMELY_FOR_BODY

UNKNOWN = "onbekend"
MOST_TOLD = 60
"""An hour and an address: a whole school may be behind one."""


@public
def start(request: HttpRequest) -> HttpResponse:
    """All doors in plain words, for everybody; and what one brought oneself."""
    mine = Matter.objects.filter(user=request.user) if request.user.is_authenticated else []
    context = {"doors": [about_door(about) for about in About], "mine": mine}
    return render(request, "matter/start.html", context)


def about_door(about: str) -> dict[str, Any]:
    """One door as a row of the page: what it is, who handles it, and how long it takes."""
    door = door_of(about)
    return {
        "about": about,
        "label": About(about).label,
        "kind": Kind(door.kind.value).label,
        "body": Body(door.body.value).label,
        "can": CAN[door.kind],
        "concludes": CONCLUDES[door.kind],
        "also": ALSO.get(door.kind, ""),
        "silent": SILENT if about in {About.SILENCE, About.NO_EXAM} else "",
        "longer": {Kind.COMPLAINT: 4, Kind.APPEAL: 2}.get(Kind(door.kind.value), 0),
        "file": door.file,
        "decide": door.decide,
        "from_file": door.counts_from_file,
        "law": door.law,
    }


@public
def tell(request: HttpRequest) -> HttpResponse:
    """First from when the term counts, then what happened. Without `over` all on one page."""
    about = request.POST.get("about") or request.GET.get("over", "")
    if about not in About.values:
        return _form(request, "", None)
    known = _known(request)
    if known is None and _must_ask_day(request, about):
        form = KnownForm(request.GET if "dag" in request.GET else None)
        context = {**about_door(about), "form": form, "ask": ASKS_DAY[door_of(about).kind]}
        return render(request, "matter/known.html", context)
    return _form(request, about, known)


def _must_ask_day(request: HttpRequest, about: str) -> bool:
    skips = request.method == "POST" or request.GET.get("dag") == UNKNOWN
    return door_of(about).file is not None and not skips


def _known(request: HttpRequest) -> date | None:
    told = request.POST.get("known_on") or request.GET.get("dag", "")
    form = KnownForm({"dag": told})
    return form.cleaned_data["dag"] if form.is_valid() else None


def _form(request: HttpRequest, about: str, known: date | None) -> HttpResponse:
    user = request.user if request.user.is_authenticated else None
    against = request.POST.get("against") or request.GET.get("tegen", "")
    context: dict[str, Any] = {"back_url": reverse("facility")}
    if about:
        context |= {**about_door(about), **_timely(about, known)}
        context["decision"] = decision_of(against, user) if against and user else None
        if user is None and about != About.QUESTION and request.method != "POST":
            return render(request, "matter/sign_in.html", context)
    elif user is None:
        about = context["about"] = About.QUESTION
    if request.method == "POST" and _hurries(request):
        return too_many(request)
    late = context.get("timely") in {Timely.LATE, Timely.OPEN}
    return act(
        request,
        actions.tell,
        Matter(about=about or About.QUESTION),
        TellForm,
        form_kwargs={
            "known": bool(context.get("kind")) or user is None,
            "is_late": late,
            "initial": {"about": about, "known_on": known, "against": against},
        },
        extra=context,
        then=None if user else lambda made: reverse("matter.follow", args=[made.token]),
        done=_("We hebben het ontvangen. Hier zie je hoe het verder gaat."),
    )


def _timely(about: str, known: date | None) -> dict[str, Any]:
    door = door_of(about)
    timely = deadlines.timeliness(door.about, known, clock.today())
    return {
        "known_on": known,
        "file_by": deadlines.file_by(door.about, known),
        "timely": timely,
        "timely_text": TIMELY[timely],
        "rescues": [RESCUES[one] for one in deadlines.rescues(door.about, timely)],
    }


def _hurries(request: HttpRequest) -> bool:
    return brake.press("matter.tell", brake.address_of(request)) > MOST_TOLD


@public
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Where it stands, for who has no account and kept the link."""
    matter = get_object_or_404(Matter, pk=Matter.key_of(token), user=None)
    return render(
        request, "matter/detail.html", {**shows(matter), "own": True, "reads": True, "link": True}
    )


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where it stands and until when; for the body with what it can do."""
    matter = visible(Matter, request, pk)
    reads = Matter.objects.readable_to(request.user).filter(pk=pk).exists()
    if reads:
        looked(request.user, matter)
    own = matter.user_id == request.user.pk
    first, others = steps_of(request.user, matter)
    context = {
        **shows(matter),
        "own": own,
        "reads": reads,
        "first": first and (first.label, link(first.verb, pk)),
        "others": [(verb.label, link(verb.verb, pk)) for verb in others],
        "readers": readers(matter) if own else [],
        "kept_out": [] if own or not reads else _kept_out(matter),
        "back_url": reverse("facility" if own or not works_here(request.user) else "matter.list"),
    }
    return render(request, "matter/detail.html", context)


def _kept_out(matter: Matter) -> dict[str, Any]:
    """Who sees nothing of it, and whether the person named by the student is among them: a name
    with a typing error is nobody's, and then the front desk looks for it."""
    names = [str(one.user) for one in matter.kept_out.select_related("user")]
    told = matter.about_whom.casefold()
    found = any(name.casefold() in told for name in names)
    return {"names": names, "is_unknown": bool(told) and not found}


def shows(matter: Matter) -> dict[str, Any]:
    """What both sides read."""
    timely = matter.timely
    return {
        **about_door(matter.about),
        "matter": matter,
        "timely": timely,
        "timely_text": TIMELY[timely],
        "timely_for_body": TIMELY_FOR_BODY[timely],
        "rescues": [RESCUES[one] for one in deadlines.rescues(matter.door.about, timely)],
        "due": None if matter.is_over else matter.due(),
        "steps": list(matter.steps.select_related("by", "file")),
        "late": matter.is_late,
    }


def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.reply, visible(Matter, request, pk), ReplyForm)


def bring_along(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.bring_along, visible(Matter, request, pk), BringAlongForm)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.withdraw, visible(Matter, request, pk))


def paper(request: HttpRequest, pk: UUID) -> FileResponse:
    """A document of a step, for who may see the matter."""
    mine = Matter.objects.readable_to(request.user)
    step = get_object_or_404(MatterStep.objects.select_related("matter"), pk=pk, matter__in=mine)
    if step.file is None:
        raise Http404
    looked(request.user, step.matter)
    return files.download(step.file)


def bundle(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """Everything of a matter in one file, for both sides."""
    matter = get_object_or_404(Matter.objects.readable_to(request.user), pk=pk)
    looked(request.user, matter)
    answer = StreamingHttpResponse(bundle_of(matter), content_type="application/zip")
    name = f"zaak-{matter.pk.hex[:8]}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
