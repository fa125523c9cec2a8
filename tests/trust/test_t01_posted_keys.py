"""T-01, by the back door: keys of another team that are posted instead of asked for."""

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.models import Event, Message

from .world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["coach", "coordinator"])
def test_t01_a_bulk_reminder_reaches_only_the_own_students(ours: World, theirs: World, role: str):
    client = theirs.clients[role]
    mine = [str(thing.pk) for thing in (ours.case, ours.unanswered, ours.young, ours.agreement)]
    picks = [f"{kind}:{key}" for key in mine for kind in KINDS] + mine
    before = Message.objects.count()
    for name in ("worklist", "today"):
        client.post(reverse("worklist.remind"), {"list": name, "pick": picks, "all": KINDS})
    dossiers = {f"cases.case:{pk}" for pk in ours.cases()}
    assert not Event.objects.filter(verb="case.remind", dossier__in=dossiers).exists()
    sent = Message.objects.all()[before:]
    assert not {m.to for m in sent} & {f"people.user:{p.pk}" for p in ours.everybody()}


KINDS = ["call", "agree", "consent", "talk_asked", "evaluate", "talk", "kept", "problem"]


def test_t01_a_secret_link_cannot_be_guessed_or_bent(ours: World):
    """Of a request that has no account yet the link is the key, so it must be unforgeable."""
    key, _, seal = ours.draft_request.token.partition(":")
    other = ours.unheard.request.token.partition(":")
    bent = [f"{key}:{seal[:-1]}{'A' if seal[-1] != 'A' else 'B'}", f"{other[0]}:{seal}", key, "x:y"]
    for token in bent:
        for name in ("request.resume", "request.keep", "request.send", "request.done"):
            assert Client().get(reverse(name, args=[token])).status_code == 404, token
            assert Client().post(reverse(name, args=[token])).status_code in {404, 405}, token
