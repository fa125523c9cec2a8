"""The pages of the agreement: one list a module of `views`."""

from django.urls import URLPattern

making: list[URLPattern] = []  # drafts, proposals, consent
keeping: list[URLPattern] = []  # documents, cards, kept, evaluation, ending

urlpatterns = making + keeping
