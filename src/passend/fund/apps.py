"""The room as a Django app. Its verbs exist as soon as it does."""

from importlib import import_module

from django.apps import AppConfig


class FundConfig(AppConfig):
    name = "passend.fund"
    verbose_name = "studentenfonds"

    def ready(self) -> None:
        import_module("passend.fund.actions")
        import_module("passend.fund.letter")
