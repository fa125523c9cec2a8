"""The pages of this room."""

from django.urls import path

from .oeapi import door, reading
from .views import arranging, asking, deciding, exams, planners, voting

urlpatterns = [
    path("dossiers/<uuid:pk>/examens/vragen/", asking.start, name="adjustment.start"),
    path("dossiers/<uuid:pk>/examens/invullen/", asking.fill_in, name="adjustment.fill_in"),
    path("examenaanvragen/", deciding.overview, name="adjustment.list"),
    path("examenaanvragen/<uuid:pk>/", asking.detail, name="adjustment.detail"),
    path(
        "examenaanvragen/<uuid:pk>/vraag/<str:question>/", asking.answer, name="adjustment.answer"
    ),
    path("examenaanvragen/<uuid:pk>/versturen/", asking.ask, name="adjustment.ask"),
    path("examenaanvragen/<uuid:pk>/bevestigen/", asking.confirm, name="adjustment.confirm"),
    path("examenaanvragen/<uuid:pk>/intrekken/", asking.withdraw, name="adjustment.withdraw"),
    path("examenaanvragen/<uuid:pk>/aanvullen/", asking.supplement, name="adjustment.supplement"),
    path("examenaanvragen/<uuid:pk>/stoppen/", asking.end, name="adjustment.end"),
    path("examenaanvragen/<uuid:pk>/besluit.pdf", asking.pdf, name="adjustment.pdf"),
    path("examenaanvragen/<uuid:pk>/advies/", deciding.advise, name="adjustment.advise"),
    path("examenaanvragen/<uuid:pk>/meer-vragen/", deciding.ask_more, name="adjustment.ask_more"),
    path("examenaanvragen/<uuid:pk>/besluit/", deciding.decide, name="adjustment.decide"),
    path("examenaanvragen/<uuid:pk>/stemmen/", voting.vote, name="adjustment.vote"),
    path("examenaanvragen/<uuid:pk>/niet-mee/", voting.recuse, name="adjustment.recuse"),
    path("examens/", exams.overview, name="exam.list"),
    path("examens/lijst.xlsx", exams.sheet, name="exam.sheet"),
    path("examens/plannen/", exams.plan, name="exam.plan"),
    path("examens/<uuid:pk>/afzeggen/", exams.cancel, name="exam.cancel"),
from .oeapi import door, reading
from .views import arranging, asking, deciding, exams, planners, voting
]
