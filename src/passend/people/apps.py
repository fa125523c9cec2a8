"""The people room as a Django app. Its verbs and its long work exist as soon as it does."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "passend.people"
    verbose_name = "mensen"

    def ready(self) -> None:
        import_module("passend.people.actions")
        import_module("passend.people.claimed").check()
