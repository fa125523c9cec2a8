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
    path("toetsplanners/", planners.overview, name="planner.list"),
    path("toetsplanners/koppelen/", planners.connect, name="planner.connect"),
    path("toetsplanners/<uuid:pk>/stoppen/", planners.end, name="planner.end"),
    path("oeapi/token", door.token, name="oeapi.token"),
    path("oeapi/<str:version>/persons/<str:person>", reading.person, name="oeapi.person"),
    path("dossiers/<uuid:pk>/regelingen/vragen/", arranging.ask, name="arrangement.ask"),
    path("dossiers/<uuid:pk>/regelingen/invullen/", arranging.fill_in, name="arrangement.fill_in"),
    path("dossiers/<uuid:pk>/regelingen/verlof/", arranging.tell, name="arrangement.tell"),
    path(
        "dossiers/<uuid:pk>/regelingen/verlof-invullen/",
        arranging.tell_for,
        name="arrangement.tell_for",
    ),
    path("regelingen/", arranging.overview, name="arrangement.list"),
    path("regelingen/<uuid:pk>/", arranging.detail, name="arrangement.detail"),
    path("regelingen/<uuid:pk>/besluit.pdf", arranging.pdf, name="arrangement.pdf"),
    path("regelingen/<uuid:pk>/bevestigen/", arranging.confirm, name="arrangement.confirm"),
    path("regelingen/<uuid:pk>/intrekken/", arranging.withdraw, name="arrangement.withdraw"),
    path("regelingen/<uuid:pk>/aanvullen/", arranging.supplement, name="arrangement.supplement"),
    path("regelingen/<uuid:pk>/stoppen/", arranging.end, name="arrangement.end"),
    path("regelingen/<uuid:pk>/besluit/", arranging.decide, name="arrangement.decide"),
    path("regelingen/<uuid:pk>/vastleggen/", arranging.record, name="arrangement.record"),
    path("regelingen/<uuid:pk>/terugkijken/", arranging.review, name="arrangement.review"),
    path("regelingen/<uuid:pk>/eerder-stoppen/", arranging.stop, name="arrangement.stop"),
    path("regelingen/<uuid:pk>/meer-vragen/", arranging.ask_more, name="arrangement.ask_more"),
]
