"""Coming in the first time, from a link in a mail: a code to the same address, and then in."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from passend.core import brake
from passend.core.models import key

from ..actions import codes, invitations
from ..door import come_in
from ..forms.codes import CodeForm
from ..models import Invitation, OneTimeCode
from .braked import too_many
from .codes import MOST_WRONG

SENT = "invitation_sent"


@login_not_required
@never_cache
def accept(request: HttpRequest, pk: UUID, token: str) -> HttpResponse:
    """The link alone opens nothing: who reads along in a mailbox of long ago has no code."""
    found = Invitation.objects.select_related("user").filter(pk=pk).first()
    if found is None or not invitations.opened_by(found, token):
        return render(request, "invitation/over.html", status=404)
    guesses = "code.wrong", brake.address_of(request)
    if brake.pressed(*guesses) >= MOST_WRONG:
        return too_many(request)
    if request.POST.get("send"):
        codes.send_code(found.user, OneTimeCode.Purpose.SIGN_IN, key(found))
        request.session[SENT] = str(found.pk)
        return redirect(request.path)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        purpose, code = OneTimeCode.Purpose.SIGN_IN, form.cleaned_data["code"]
        if codes.use_code(found.user, purpose, code, key(found)):
            invitations.accept(found, by=found.user)
            return come_in(request, found.user, "invitation")
        brake.press(*guesses)
        form.add_error("code", _("Deze code klopt niet of is te oud. Vraag een nieuwe code."))
    waits = request.session.get(SENT) != str(found.pk)
    context = {"form": form, "waits": waits, "address": hinted(found.address)}
    return render(request, "invitation/accept.html", context, status=422 if form.errors else 200)


def hinted(address: str) -> str:
    """`p…@example.org`: enough to know which mailbox, too little to tell others."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}…@{host}"
