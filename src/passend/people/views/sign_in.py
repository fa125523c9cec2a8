"""Signing in and out: a password, and then the second step."""

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse

from passend.core import brake
from passend.core.actors import VISITOR

from ..actions import accounts
from ..door import come_in
from ..forms.sign_in import SignInForm
from ..models import User
from .braked import Bound, Braked

MOST_HERE, MOST_ANYWHERE, MOST_OF_A_PLACE = 10, 100, 200
"""Wrong passwords an hour: for one account from one place; for one account from everywhere, so
that many machines do not help either; and from one place, a whole school behind one address."""
MOST_A_DAY = 300
"""Wrong passwords a day for one account, from everywhere: who has patience and many machines gets
this far and no further (ASVS 6.3.1)."""
LONGEST = 254
"""Letters of an address (RFC 5321). SQLite refuses to look for a name of 50,000."""
MOST_STEPS, MOST_STEPS_A_DAY = 10, 30
"""Wrong second steps an hour and a day, for one account: who guesses here already knows its
password."""


class PasswordOnly(LoginView):
    """Whether the password is right; what follows is the door's."""

    def form_valid(self, form: Any) -> HttpResponse:
        return come_in(self.request, form.get_user(), "password", self.get_redirect_url())


class SignIn(Braked, PasswordOnly):
    """Account and password. The one-time code for students and parents has its own page."""

    template_name = "registration/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_invalid(self, form: Any) -> HttpResponse:
        for user in User.objects.filter(username__iexact=self.name(), is_active=True):
            accounts.miss(user, by=VISITOR)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = settings.OIDC.name if settings.OIDC.is_on else ""
        return super().get_context_data(school_account=name, **kwargs)

    def name(self) -> str:
        return self.request.POST.get("username", "")[:LONGEST].strip().casefold()

    def brakes(self) -> list[Bound]:
        """The same for a name that nobody has: who is known stays unknown."""
        name, place = self.name(), brake.address_of(self.request)
        return [
            (("sign_in", name, place), MOST_HERE, brake.AN_HOUR),
            (("sign_in", name), MOST_ANYWHERE, brake.AN_HOUR),
            (("sign_in.day", name), MOST_A_DAY, brake.A_DAY),
            (("sign_in.place", place), MOST_OF_A_PLACE, brake.AN_HOUR),
        ]


class SecondStep(Braked, AuthenticateView):  # type: ignore[misc]
    """The code of the app, a code on paper, or a passkey. Until then nobody is signed in."""

    template_name = "account/second_step.html"
    stage: Any

    def form_invalid(self, form: Any) -> HttpResponse:
        accounts.miss(self.stage.login.user, by=VISITOR)
        answer = super().form_invalid(form)
        answer.status_code = 422
        return answer

    def brakes(self) -> list[Bound]:
        who = str(self.stage.login.user.pk)
        return [
            (("second_step", who), MOST_STEPS, brake.AN_HOUR),
            (("second_step.day", who), MOST_STEPS_A_DAY, brake.A_DAY),
        ]


class SignOut(LogoutView):
    """By POST only, so that no link can sign somebody out."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().post(request, *args, **kwargs)
        # The back button of a shared computer shows nothing of the one who just left.
        answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer
