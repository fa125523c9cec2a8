"""The link in a letter that stops these letters: signed, and of nobody's name.

It names the letter, not the student, and opens one thing only: a page with a button. What follows
links in mail, as scanners do, presses no button.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from .models import OutreachLetter

SALT = "passend.rightsfinder.stop"


def stop_link(letter: OutreachLetter) -> str:
    """The path of the page that stops these letters for who got this one."""
    return reverse("outreach.stop", args=[token_of(letter)])


def token_of(letter: OutreachLetter) -> str:
    """The key of a letter with our signature, which nobody else can make."""
    return Signer(salt=SALT, sep=".").sign(letter.pk.hex)


def letter_behind(token: str) -> OutreachLetter | None:
    """The letter of a link; None when we did not make it, or when the student is gone."""
    try:
        key = UUID(Signer(salt=SALT, sep=".").unsign(token))
    except (BadSignature, ValueError):
        return None
    return OutreachLetter.objects.select_related("student").filter(pk=key).first()
