"""Where somebody is signed in, and ending it."""

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core.pages import act
from passend.core.sessions import kept

from .. import sign_ins
from ..actions import sessions as verbs
from ..forms.given import GivenForm
from .factors import me


def page(request: HttpRequest) -> HttpResponse:
    """Every browser, with since when and when it was last used."""
    here = kept(request.session.session_key)
    rows = [(one, one.session_key == here) for one in sign_ins.of(request.user)]
    return render(request, "session/list.html", {"rows": rows})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=request.user.pk)
    return act(
        request,
        verbs.end,
        me(request),
        GivenForm,
        form_kwargs={"facts": {"session": session}},
        extra={"intro": session.user_agent, "back_url": reverse("session.list")},
        then=lambda _user: reverse("session.list"),
        done=_("Op dat apparaat ben je nu uitgelogd."),
    )


def end_others(request: HttpRequest) -> HttpResponse:
    return act(
        request,
        verbs.end_others,
        me(request),
        GivenForm,
        form_kwargs={"facts": {"but": request.session.session_key or ""}},
        extra={
            "intro": _("Alleen op dit apparaat blijf je ingelogd."),
            "back_url": reverse("session.list"),
        },
        then=lambda _user: reverse("session.list"),
        done=_("Je bent nu alleen nog hier ingelogd."),
    )
