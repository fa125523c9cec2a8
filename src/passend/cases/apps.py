"""The room's verbs and its long work are known wherever Django runs: web, worker, command line."""

from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "passend.cases"

    def ready(self) -> None:
        import_module("passend.cases.ground")
        import_module("passend.cases.actions")
        import_module("passend.cases.nightly")
