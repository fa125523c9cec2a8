"""Two people press two buttons at once: one wins, the other hears that it is too late."""

from threading import Barrier, Thread
from typing import Any

from django.db import connection

from passend.core.actions import Action
from passend.core.actors import SYSTEM
from passend.core.errors import NotNow
from passend.core.models import Event, Message

QUEUED, SENT, FAILED = Message.Status.QUEUED, Message.Status.SENT, Message.Status.FAILED
TRIALS = 25


def anybody(user: Any, subject: Any) -> bool:
    """iedereen"""
    return True


def button(verb: str, then: str) -> Action:
    return Action(
        verb=f"message.{verb}",
        label=verb,
        on=Message,
        who=anybody,
        do=lambda message, *, by: None,
        when=[QUEUED],
        then=then,
    )


def press(action: Action, pk: Any, start: Barrier, won: list[str], lost: list[str]) -> None:
    try:
        mine = Message.objects.get(pk=pk)  # each looks first: both see that it may
        start.wait(60)
        action(mine, by=SYSTEM)
        won.append(action.verb)
    except NotNow:
        lost.append(action.verb)
    finally:
        connection.close()


def test_two_rivals_and_one_winner(real_commits: None) -> None:
    buttons = [button("send", SENT), button("fail", FAILED)]
    for _ in range(TRIALS):
        it = Message.objects.create(kind="x", to="x", address="a@b.nl", subject="s", body="b")
        start, won, lost = Barrier(2), list[str](), list[str]()
        rivals = [Thread(target=press, args=(b, it.pk, start, won, lost)) for b in buttons]
        for rival in rivals:
            rival.start()
        for rival in rivals:
            rival.join(120)
        assert (len(won), len(lost)) == (1, 1)
        assert [e.verb for e in Event.objects.about(it)] == won
        it.refresh_from_db()
        assert it.status == {"message.send": SENT, "message.fail": FAILED}[won[0]]
