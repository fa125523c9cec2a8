"""Starting and stopping what `./run serve` and `./run demo` run side by side."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack

import pytest

from commands import _servers
from tests.house.code import ROOT

PEOPLE = 300
"""More than one browser of a school; each keeps its connection for the next page."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_they_start_waits_until_all_are_known(number: signal.Signals):
    before = signal.getsignal(number)
    started: list[str] = []

    def start() -> None:
        with _servers._undisturbed():
            os.kill(os.getpid(), number)
            started.append("the last one")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert started == ["the last one"]
    assert signal.getsignal(number) is before


def test_a_person_more_gets_an_answer_while_all_others_keep_their_connection():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    app = "tests.core.small_pages:application"
    server = subprocess.Popen([sys.executable, *_servers.GRANIAN, *options, app], cwd=ROOT)
    try:
        with ExitStack() as people:
            first = _connected(port)
            people.enter_context(first)
            assert _answer(first)
            for _ in range(PEOPLE):
                person = people.enter_context(_connected(port))
                assert _answer(person)
            assert _answer(first)
    finally:
        server.terminate()
        server.wait(30)


def _connected(port: int) -> socket.socket:
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("The web server did not start.")


def _answer(person: socket.socket) -> bool:
    person.sendall(b"GET / HTTP/1.1\r\nHost: passend.example\r\n\r\n")
    return person.recv(1000).startswith(b"HTTP/1.1 200")
