"""Signing in with a code by mail: for students and parents, who have no password."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from passend.core import brake, clock

from ..actions import codes
from ..door import come_in
from ..forms.codes import CodeAddressForm, CodeForm
from ..models import User
from .braked import too_many

MOST_ASKED, MOST_WRONG = 300, 100
"""An hour, from one place. An account has bounds of its own (`actions.codes`), but a machine that
tries one guess on each of ten thousand accounts is only seen where it comes from."""


@login_not_required
def ask(request: HttpRequest) -> HttpResponse:
    """An address. What follows is the same whether we know it or not."""
    form = CodeAddressForm(request.POST if request.method == "POST" else None)
    if "next" in request.GET:
        request.session["code_next"] = request.GET["next"]
    if form.is_valid():
        if brake.press("code.ask", brake.address_of(request)) > MOST_ASKED:
            return too_many(request)
        address = form.cleaned_data["email"]
        codes.ask_for(address)
        request.session["code_address"] = address
        return redirect("code.enter")
    return render(request, "code/ask.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """The code. One account: in. Several at one address: say who you are."""
    address = request.session.get("code_address")
    if not address:
        return redirect("code.ask")
    guesses = "code.wrong", brake.address_of(request)
    if brake.pressed(*guesses) >= MOST_WRONG:
        return too_many(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        people = codes.people_with(address, form.cleaned_data["code"])
        if len(people) == 1:
            return enter_as(request, people[0])
        if people:
            request.session["code_people"] = [str(user.pk) for user in people]
            request.session["code_until"] = (clock.now() + codes.GOOD_FOR).timestamp()
            return redirect("code.choose")
        brake.press(*guesses)
        form.add_error("code", _("Deze code klopt niet of is te oud. Vraag een nieuwe code."))
    context = {"form": form, "address": address}
    return render(request, "code/enter.html", context, status=422 if form.errors else 200)


@login_not_required
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Parent and child, or two children, with one address."""
    if request.session.get("code_until", 0) < clock.now().timestamp():
        return redirect("code.ask")
    people = User.objects.filter(pk__in=request.session["code_people"], is_active=True)
    if request.method == "POST":
        chosen = [user for user in people if str(user.pk) == request.POST.get("answer")]
        if not chosen:
            raise Http404
        return enter_as(request, chosen[0])
    choices = [{"value": str(user.pk), "label": str(user), "icon": "person"} for user in people]
    context = {"question": _("Wie ben je?"), "choices": choices}
    return render(request, "code/choose.html", context)


def enter_as(request: HttpRequest, user: User) -> HttpResponse:
    """Signed in, on the way to where one wanted to go."""
    wanted = request.session.get("code_next", "")
    for name in ("code_next", "code_address", "code_people", "code_until"):
        request.session.pop(name, None)
    return come_in(request, user, "code", wanted)
