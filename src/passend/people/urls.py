"""The pages of people: one list a module of `views`."""

from django.urls import URLPattern, path

from .views import sign_in

signing_in = [
    path("inloggen/", sign_in.SignIn.as_view(), name="sign_in"),
    path("uitloggen/", sign_in.SignOut.as_view(), name="sign_out"),
]
own_school: list[URLPattern] = []  # school.change
imports: list[URLPattern] = []  # import.*

urlpatterns = signing_in + own_school + imports
