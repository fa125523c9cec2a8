"""The room as a Django app. Its verbs exist as soon as it does."""

from importlib import import_module

from django.apps import AppConfig


class AdjustmentsConfig(AppConfig):
    name = "passend.adjustments"
    verbose_name = "aanpassingen"

    def ready(self) -> None:
        import_module("passend.adjustments.actions")
        import_module("passend.adjustments.letter")
        import_module("passend.adjustments.arranged_letter")
        import_module("passend.adjustments.classroom")
