"""Signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView


class SignIn(LoginView):
    """Account and password. The one-time code for students and parents has its own page."""

    template_name = "registration/login.html"
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """By POST only, so that no link can sign somebody out."""
