"""The pages of people: one list a module of `views`."""

from django.urls import path

from .views import again, codes, passwords, school, sign_in
from .views import imports as pages

signing_in = [
    path("inloggen/", sign_in.SignIn.as_view(), name="sign_in"),
    path("inloggen/code/", codes.ask, name="code.ask"),
    path("inloggen/code/invullen/", codes.enter, name="code.enter"),
    path("inloggen/code/wie/", codes.choose, name="code.choose"),
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

urlpatterns = signing_in + own_school + imports
