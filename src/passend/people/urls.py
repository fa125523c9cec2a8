"""The pages of people: one list a module of `views`."""

from django.urls import URLPattern, path

from .views import passwords, sign_in

signing_in = [
    path("inloggen/", sign_in.SignIn.as_view(), name="sign_in"),
    path("uitloggen/", sign_in.SignOut.as_view(), name="sign_out"),
    path("wachtwoord/", passwords.ask, name="password.ask"),
    path("wachtwoord/verstuurd/", passwords.sent, name="password.sent"),
    path(
        "wachtwoord/<str:uidb64>/<str:token>/",
        passwords.Choose.as_view(),
        name="password.choose",
    ),
]
own_school: list[URLPattern] = []  # school.change
imports: list[URLPattern] = []  # import.*

urlpatterns = signing_in + own_school + imports
