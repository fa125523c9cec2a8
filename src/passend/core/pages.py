"""The one kind of page that changes something: a question, a button, and what comes after.

And the page for everybody whose address is a secret.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from .actions import Action

M = TypeVar("M", bound=models.Model)
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """For everybody; never in a search engine, never kept by a browser or a proxy."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Cache-Control"] = "no-store, private"
        # The site-wide `same-origin` keeps the secret link inside; `no-referrer` would make a
        # browser send "Origin: null" with the form, which the CSRF check refuses.
        return answer

    return login_not_required(page)


def visible(model: type[M], request: HttpRequest, pk: object) -> M:
    """What you may not see does not exist: 404, never 403."""
    found: M = get_object_or_404(model.objects.visible_to(request.user), pk=pk)  # type: ignore[attr-defined]
    return found


def lowered(action: Action) -> str:
    """The name of an action in the middle of a sentence."""
    return f"{action.label[0].lower()}{action.label[1:]}"


def act(
    request: HttpRequest,
    action: Action,
    subject: Any,
    form_class: type[BaseForm] = Form,
    *,
    form_kwargs: dict[str, Any] | None = None,
    extra: dict[str, Any] | None = None,
    template: str = "",
    then: Callable[[Any], Any] | None = None,
    done: Any = "",
) -> HttpResponse:
    """Show the form of an action, or do it. Refusals travel to the middleware.

    The template is `<noun>/<verb>.html` when it exists, else `act.html`. `then` says where to go
    with the result (default: its own page), `done` what to tell the person: words, or a function
    of the result that finds them.
    """
    action.check(subject, request.user)
    posted = request.method == "POST"
    form = form_class(
        request.POST if posted else None, request.FILES if posted else None, **(form_kwargs or {})
    )
    if form.is_valid():
        try:
            result = action(subject, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = done(result) if callable(done) else done
            messages.success(request, said or _("Gelukt: %(what)s.") % {"what": lowered(action)})
            return redirect(then(result) if then else result)
    templates = [template] if template else [f"{action.verb.replace('.', '/')}.html", "act.html"]
    context = {"action": action, "subject": subject, "form": form, **(extra or {})}
    return render(request, templates, context, status=422 if posted else 200)
