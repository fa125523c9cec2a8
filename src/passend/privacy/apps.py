"""The privacy room as a Django app. Its verbs and its long work exist as soon as it does."""

from importlib import import_module

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "passend.privacy"
    verbose_name = "rechten van de persoon"

    def ready(self) -> None:
        import_module("passend.privacy.actions")
