"""Choosing a password: for who comes in the first time, and for who forgot it."""

from typing import Any

from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy

from passend.core import brake

from ..actions import accounts
from ..forms.passwords import AddressForm
from .braked import too_many

MOST_ASKED = 60
"""An hour, from one place: a whole school behind one address, and no list of addresses."""


@login_not_required
def ask(request: HttpRequest) -> HttpResponse:
    """An address; the answer is the same whether we know it or not."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if brake.press("password.ask", brake.address_of(request)) > MOST_ASKED:
            return too_many(request)
        accounts.ask_for(list(form.people()))
        return redirect("password.sent")
    return render(request, "registration/password_ask.html", {"form": form})


@login_not_required
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "registration/password_sent.html")


class Choose(views.PasswordResetConfirmView):
    """From the link in the mail, which is good once. Who sets it is who has the mail."""

    template_name = "registration/password_choose.html"
    success_url = reverse_lazy("sign_in")

    def form_valid(self, form: "SetPasswordForm[Any]") -> HttpResponse:
        password = form.cleaned_data["new_password1"]
        accounts.choose_password(form.user, by=form.user, password=password)
        del self.request.session[views.INTERNAL_RESET_SESSION_TOKEN]
        return redirect(str(self.success_url))
