"""Every verb of this room: bringing it, handling it, and how it ends."""

from .ending import advise, close, decide, withdraw
from .handling import (
    ask,
    bring_along,
    copy,
    file,
    forward,
    keep_out,
    plan,
    put_off,
    reply,
    send_back,
    urge,
)
from .telling import tell

__all__ = [
    "advise", "ask", "bring_along", "close", "copy", "decide", "file", "forward", "keep_out",
    "plan", "put_off", "reply", "send_back", "tell", "urge", "withdraw",
]  # fmt: skip
