"""A real mail server on loopback that misbehaves on purpose."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message as Letter
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

OK = "250 OK"


class MailServer:
    """Takes mail, and says what it was told to say. `acknowledged` is what it said 250 to."""

    def __init__(self) -> None:
        self.acknowledged: list[Letter] = []
        self.seen = 0
        self.tries = 0
        self.to_rcpt: dict[str, str] = {}
        self.to_data: list[str] = []
        self.drop = False

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        self.tries += 1
        answer = self.to_rcpt.get(address, OK)
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.seen += 1
        if self.drop:
            assert server.transport is not None
            server.transport.close()
            return OK
        answer = self.to_data.pop(0) if self.to_data else OK
        if answer == OK:
            assert isinstance(envelope.content, bytes)
            self.acknowledged.append(message_from_bytes(envelope.content))
        return answer

    @property
    def ids(self) -> list[str]:
        return [str(letter["Message-ID"]) for letter in self.acknowledged]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(settings: Any) -> Iterator[MailServer]:
    """The server, with Django's own SMTP backend pointed at it."""
    mine = MailServer()
    controller = Controller(mine, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = controller.port
        settings.EMAIL_TIMEOUT = 5
        yield mine
    finally:
        controller.stop()
