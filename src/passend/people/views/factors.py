"""The second step: setting it up, keeping it, and taking it away. The own account."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from passend.core.fresh import freshly
from passend.core.pages import act

from .. import sign_ins, whole
from ..actions import factors as verbs
from ..forms.factors import AppForm, PasskeyForm
from ..forms.given import GivenForm
from ..models import User

TO_KEEP = "codes_to_keep"
Type = Authenticator.Type


def me(request: HttpRequest) -> User:
    """The account of this request, fresh from the database."""
    user: Any = request.user
    return User.objects.get(pk=user.pk)


def page(request: HttpRequest) -> HttpResponse:
    """My account: how I come in, and where I am in."""
    user = me(request)
    mine = Authenticator.objects.filter(user=user).order_by("created_at")
    context = {
        "factors": [one for one in mine if one.type != Type.RECOVERY_CODES],
        "codes_left": len(paper_codes(user)),
        "has_app": any(one.type == Type.TOTP for one in mine),
        "school_account": SocialAccount.objects.filter(user=user).exists(),
        "school_name": settings.OIDC.name if settings.OIDC.is_on else "",
        "has_password": user.has_password,
    }
    return render(request, "account/page.html", context)


def start(request: HttpRequest) -> HttpResponse:
    """Before any other page of staff: choose the second step."""
    if whole.is_whole(request):
        return redirect("account")
    if whole.has_second_step(request.user):  # there is one, and it was not shown
        logout(request)
        return redirect("sign_in")
    return render(request, "account/start.html")


@csp_update({"img-src": ["data:"]})  # the picture is made for this moment, and is no file
@never_cache
@freshly
def add_app(request: HttpRequest) -> HttpResponse:
    """A picture for the camera of the phone, and the same as letters."""
    return act(
        request,
        verbs.add_app,
        me(request),
        AppForm,
        form_kwargs={"user": me(request)},
        extra={"back_url": back(request)},
        then=lambda _user: set_up(request),
        done=_("Je app is ingesteld."),
    )


@never_cache
@freshly
def add_passkey(request: HttpRequest) -> HttpResponse:
    """The browser and the phone or key do the work; this page needs JavaScript by nature."""
    return act(
        request,
        verbs.add_passkey,
        me(request),
        PasskeyForm,
        form_kwargs={"user": me(request)},
        extra={"back_url": back(request)},
        then=lambda _user: set_up(request),
        done=_("Je passkey is ingesteld."),
    )


def set_up(request: HttpRequest) -> str:
    """The session is whole from here, under a new id; first the codes on paper."""
    whole.mark(request)
    sign_ins.renew(request)
    request.session[TO_KEEP] = True
    return reverse("factor.codes")


def back(request: HttpRequest) -> str:
    return reverse("account" if whole.is_whole(request) else "factor.start")


@never_cache
def codes(request: HttpRequest) -> HttpResponse:
    """The codes on paper, until somebody says that they are kept; after that only how many."""
    if request.method == "POST":
        request.session.pop(TO_KEEP, None)
        return redirect("home")
    shown = request.session.get(TO_KEEP, False)
    left = paper_codes(me(request))
    context = {"codes": left if shown else [], "shown": shown, "left": len(left)}
    return render(request, "account/codes.html", context)


def paper_codes(user: User) -> list[str]:
    """Those that were not used yet."""
    found = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return list(found.wrap().get_unused_codes()) if found else []


@freshly
def new_codes(request: HttpRequest) -> HttpResponse:
    return act(
        request,
        verbs.new_codes,
        me(request),
        extra={"back_url": reverse("account"), "intro": _("De oude codes werken dan niet meer.")},
        then=lambda _user: set_up(request),
        done=_("Je hebt nieuwe codes."),
    )


@freshly
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    factor = get_object_or_404(
        Authenticator.objects.exclude(type=Type.RECOVERY_CODES), pk=pk, user=request.user.pk
    )
    return act(
        request,
        verbs.remove,
        me(request),
        GivenForm,
        form_kwargs={"facts": {"factor": factor}},
        extra={"back_url": reverse("account")},
        then=lambda _user: resolve_url("account"),
    )
