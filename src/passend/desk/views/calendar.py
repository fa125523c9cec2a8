"""The own calendar: a secret address for a calendar program."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passend.core import calendars
from passend.core.pages import act

from .. import actions
from .. import feed as feeds
from ..models import CalendarFeed
from ..scope import me


def own(request: HttpRequest) -> HttpResponse:
    """Whether there is an address, and how to make another one."""
    mine = CalendarFeed.objects.filter(user=me(request)).first()
    return render(request, "calendar/own.html", {"feed": mine})


def make(request: HttpRequest) -> HttpResponse:
    """The address is shown in the answer itself, once, and nowhere kept."""
    user = me(request)
    if request.method != "POST":
        had = CalendarFeed.objects.filter(user=user).first()
        intro = _("Je krijgt een geheim adres. Dat zet je in je eigen agenda.")
        if had and had.is_open:
            intro = f"{intro} {_('Je oude adres stopt meteen.')}"
        extra = {"back_url": reverse("calendar.own"), "intro": intro}
        return act(request, actions.make, user, extra=extra)
    made = actions.make(user, by=user)
    path = reverse("calendar.feed", args=[made.secret])
    context = {"feed": made, "address": f"{settings.BASE_URL}{path}"}
    return render(request, "calendar/own.html", context)


def stop(request: HttpRequest) -> HttpResponse:
    extra = {"back_url": reverse("calendar.own")}
    done = _("Het adres werkt niet meer.")
    return act(request, actions.stop, me(request), extra=extra, done=done)


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar program, which cannot sign in. What does not exist, was ended, or belongs to
    somebody without any dossier is all the same: not found."""
    found = CalendarFeed.objects.filter(secret_hash=feeds.hash_of(secret), user__is_active=True)
    mine = found.select_related("user").first()
    entries = feeds.of(mine.user) if mine is not None else None
    if entries is None:
        raise Http404
    book = calendars.feed(_("Passend"), entries)
    answer = HttpResponse(book, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Disposition"] = 'attachment; filename="passend.ics"'
    return answer
