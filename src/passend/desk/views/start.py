"""The public start and the way home."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ..context import home_of
from ..terms import kept_for


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "desk/start.html")


@login_not_required
def helping(request: HttpRequest) -> HttpResponse:
    """For parents, earlier schools and others who help a student."""
    return render(request, "desk/helping.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept and how long: written from the terms by which the night deletes."""
    return render(request, "desk/privacy.html", {"kept": kept_for()})


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/accessibility.html")


def home(request: HttpRequest) -> HttpResponse:
    """Everybody's first page after signing in."""
    return redirect(home_of(request.user))
