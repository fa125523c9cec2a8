"""Every verb of the people room, split by noun."""

from .accounts import appoint, ask_password, choose_password

__all__ = ["appoint", "ask_password", "choose_password"]
