"""The pages of the agreement: one list a module of `views`."""

from django.urls import URLPattern, path

from .views import consent, drafts, proposals

making: list[URLPattern] = [
    path("dossiers/<uuid:pk>/afspraken/opstellen/", drafts.draft, name="agreement.draft"),
    path("afspraken/<uuid:pk>/", proposals.detail, name="agreement.detail"),
    path("afspraken/<uuid:pk>/voorstellen/", proposals.propose, name="agreement.propose"),
    path("afspraken/<uuid:pk>/intrekken/", proposals.withdraw, name="agreement.withdraw"),
    path("afspraken/<uuid:pk>/antwoord/", consent.answer, name="agreement.answer"),
    path("afspraken/<uuid:pk>/gesprek/", consent.ask_talk, name="agreement.ask_talk"),
]
keeping: list[URLPattern] = []  # documents, cards, kept, evaluation, ending

urlpatterns = making + keeping
