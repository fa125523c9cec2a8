"""A form without fields: the address says what is meant, the button that one wants it."""

from typing import Any

from django import forms


class GivenForm(forms.Form):
    """What the verb needs is `facts`; nobody can post anything else."""

    def __init__(self, *args: Any, facts: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts

    def clean(self) -> dict[str, Any]:
        return dict(self.facts)
