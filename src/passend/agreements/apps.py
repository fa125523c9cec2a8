"""The agreements room as a Django app. Its verbs and its long work exist as soon as it does."""

from importlib import import_module

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "passend.agreements"
    verbose_name = "afspraken"

    def ready(self) -> None:
        import_module("passend.agreements.actions")
