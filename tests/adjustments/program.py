"""A test planner as a program of somebody else: it gets a token, and asks for a person."""

from base64 import b64encode
from typing import Any

from django.test import Client

from passend.adjustments.models import Planner
from passend.adjustments.oeapi import SCOPE
from tests import given_adjustments as exams

TOKEN = "/oeapi/token"


class Program:
    """Without cookies, and with the checks of a browser on, as in production."""

    def __init__(self, planner: Planner, secret: str = exams.SECRET) -> None:
        self.client = Client(enforce_csrf_checks=True)
        assert planner.application
        self.id, self.secret = planner.application.client_id, secret

    def asks_token(self, **more: str) -> Any:
        """The answer of the token endpoint; `more` is what it sends beside the usual."""
        basic = b64encode(f"{self.id}:{self.secret}".encode()).decode()
        body = {"grant_type": "client_credentials", "scope": SCOPE, **more}
        return self.client.post(TOKEN, body, headers={"Authorization": f"Basic {basic}"})

    def gets_token(self) -> str:
        if not hasattr(self, "token"):
            self.token = str(self.asks_token().json()["access_token"])
        return self.token

    def gets(self, path: str, **more: Any) -> Any:
        bearer = {"Authorization": f"Bearer {self.gets_token()}"}
        return self.client.get(path, headers=bearer, **more)

    def reads(self, whom: Any, version: str = "v6") -> Any:
        """The answer about the student of a dossier or request, or about what is typed here."""
        told = whom if isinstance(whom, str) else whom.dossier.student.pk
        return self.gets(f"/oeapi/{version}/persons/{told}")
