"""Signing in and out."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passend.core import brake, fresh

MOST_HERE, MOST_ANYWHERE, MOST_OF_A_PLACE = 10, 100, 200
"""Wrong passwords an hour: for one account from one place; for one account from everywhere, so
that many machines do not help either; and from one place, a whole school behind one address."""


class SignIn(LoginView):
    """Account and password. The one-time code for students and parents has its own page."""

    template_name = "registration/login.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(brake.pressed(*what) >= most for what, most in self.brakes()):
            return too_many(request)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        for what, _most in self.brakes():
            brake.press(*what)
        return super().form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        brake.release(*self.brakes()[0][0])
        answer = super().form_valid(form)
        fresh.stamp(self.request)
        return answer

    def brakes(self) -> list[tuple[tuple[str, ...], int]]:
        """The same for a name that nobody has: who is known stays unknown."""
        name = self.request.POST.get("username", "").strip().casefold()
        place = brake.address_of(self.request)
        return [
            (("sign_in", name, place), MOST_HERE),
            (("sign_in", name), MOST_ANYWHERE),
            (("sign_in.place", place), MOST_OF_A_PLACE),
        ]


def too_many(request: HttpRequest) -> HttpResponse:
    """Plain words, and 429."""
    return render(request, "registration/too_many.html", status=429)


class SignOut(LogoutView):
    """By POST only, so that no link can sign somebody out."""
