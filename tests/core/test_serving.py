"""Starting and stopping what `./run serve` and `./run demo` run side by side."""

import os
import signal

import pytest

from commands import _servers


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
