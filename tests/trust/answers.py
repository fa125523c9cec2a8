"""What an outsider can tell from an answer: its status, its text and the work behind it."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

PASSING = re.compile(r'(name="csrfmiddlewaretoken" value="|nonce="|csrftoken=)[^"]+')


@dataclass(frozen=True)
class Told:
    """Everything of an answer that could tell somebody that a record exists."""

    status: int
    body: str
    heads: tuple[tuple[str, str], ...]
    queries: int

    @property
    def asks_who(self) -> bool:
        """Sends the asker to the sign-in."""
        return dict(self.heads).get("Location", "").startswith(reverse(settings.LOGIN_URL))


class Work:
    """Counts what is asked of the database, and keeps none of it."""

    queries = 0

    def __call__(self, execute: Any, *query: Any) -> Any:
        self.queries += 1
        return execute(*query)


def told(client: Client, method: str, path: str, data: Any = None) -> Told:
    client.cookies.pop("messages", None)  # what an earlier page still had to say
    work = Work()
    with connection.execute_wrapper(work):
        answer = getattr(client, method)(path, data or {})
        body = body_of(answer)
    heads = tuple(sorted((k, without(path, v)) for k, v in answer.headers.items() if telling(k)))
    return Told(answer.status_code, without(path, body), heads, work.queries)


def telling(head: str) -> bool:
    return head.lower() not in {"content-security-policy", "vary"}


def body_of(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode(errors="replace"))


def without(path: str, text: str) -> str:
    """The text without what differs anyway: the address itself and the token of this visit."""
    return PASSING.sub(r"\1", text.replace(path, "[adres]"))
