"""The pages of people: one list a module of `views`."""

from django.urls import path

from .views import (
    again,
    codes,
    factors,
    invitations,
    passwords,
    school,
    school_account,
    sessions,
    sign_in,
    staff,
)
from .views import imports as pages

signing_in = [
    path("inloggen/", sign_in.SignIn.as_view(), name="sign_in"),
    path("inloggen/", sign_in.SignIn.as_view(), name="account_login"),  # as the library calls it
    path("inloggen/tweede-stap/", sign_in.SecondStep.as_view(), name="mfa_authenticate"),
    path("inloggen/code/", codes.ask, name="code.ask"),
    path("inloggen/code/invullen/", codes.enter, name="code.enter"),
    path("inloggen/code/wie/", codes.choose, name="code.choose"),
    path("inloggen/via/<slug:provider_id>/", school_account.login, name="openid_connect_login"),
    path(
        "inloggen/via/<slug:provider_id>/terug/",
        school_account.callback,
        name="openid_connect_callback",
    ),
    path("uitnodiging/<uuid:pk>/<str:token>/", invitations.accept, name="invitation.accept"),
    path("ben-jij-het/", again.again, name="again"),
    path("uitloggen/", sign_in.SignOut.as_view(), name="sign_out"),
    path("wachtwoord/", passwords.ask, name="password.ask"),
    path("wachtwoord/verstuurd/", passwords.sent, name="password.sent"),
    path(
        "wachtwoord/<str:uidb64>/<str:token>/",
        passwords.Choose.as_view(),
        name="password.choose",
    ),
]
account = [
    path("mijn-account/", factors.page, name="account"),
    path("mijn-account/tweede-stap/", factors.start, name="factor.start"),
    path("mijn-account/tweede-stap/app/", factors.add_app, name="factor.add_app"),
    path("mijn-account/tweede-stap/passkey/", factors.add_passkey, name="factor.add_passkey"),
    path("mijn-account/tweede-stap/<int:pk>/weg/", factors.remove, name="factor.remove"),
    path("mijn-account/codes/", factors.codes, name="factor.codes"),
    path("mijn-account/codes/nieuw/", factors.new_codes, name="factor.new_codes"),
    path("waar-ben-je-ingelogd/", sessions.page, name="session.list"),
    path("waar-ben-je-ingelogd/overal/", sessions.end_others, name="session.end_others"),
    path("waar-ben-je-ingelogd/<int:pk>/", sessions.end, name="session.end"),
]
members = [
    path("medewerkers/", staff.page, name="staff.list"),
    path("medewerkers/uitnodigen/", staff.invite_all, name="account.invite_all"),
    path("medewerkers/<uuid:pk>/uitnodigen/", staff.invite, name="account.invite"),
    path("medewerkers/rol/<int:pk>/stoppen/", staff.stop_role, name="role.stop"),
    path("medewerkers/rol/<int:pk>/toelaten/", staff.allow_role, name="role.allow"),
    path("medewerkers/<uuid:pk>/tweede-stap-wissen/", staff.reset, name="factor.reset"),
]
own_school = [path("onze-school/", school.change, name="school.change")]
imports = [
    path("register/", pages.overview, name="import.list"),
    path("register/bestand-laden/", pages.upload, name="import.upload"),
    path("register/<uuid:pk>/", pages.detail, name="import.detail"),
    path("register/<uuid:pk>/kolommen/", pages.choose, name="import.choose"),
    path("register/<uuid:pk>/verwerken/", pages.apply, name="import.apply"),
    path("register/<uuid:pk>/verder/", pages.resume, name="import.resume"),
    path("register/<uuid:pk>/weggooien/", pages.cancel, name="import.cancel"),
    path("register/<uuid:pk>/lijst.<str:form>", pages.problems, name="import.problems"),
]

urlpatterns = signing_in + account + members + own_school + imports
