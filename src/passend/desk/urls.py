from django.urls import path

from .views import dossier, lists, looks, mine, pipeline, register, start, students

urlpatterns = [
    path("", start.start, name="start"),
    path("ik-help-een-student/", start.helping, name="helping"),
    path("wat-mag-ik/", start.rights, name="rights"),
    path("privacy/", start.privacy, name="privacy"),
    path("toegankelijkheid/", start.accessibility, name="accessibility"),
    path("thuis/", start.home, name="home"),
    path("vandaag/", lists.today, name="today"),
    path("werklijst/", lists.worklist, name="worklist"),
    path("werklijst/herinneren/", lists.remind, name="worklist.remind"),
    path("studenten/", students.students, name="students"),
    path("onderweg/", pipeline.pipeline, name="pipeline"),
    path("register-en-dossier/", register.register, name="register"),
    path("dossiers/<uuid:pk>/", dossier.detail, name="case.detail"),
    path("mijn-route/", mine.route, name="route"),
    path("mijn-afspraken/", mine.agreements, name="desk.agreements"),
    path("wie-keek/", looks.looks, name="desk.looks"),
    path("dossiers/<uuid:pk>/vraag-over-kijken/", looks.ask, name="look.ask"),
    path("vragen-over-kijken/<uuid:pk>/", looks.answer, name="look.answer"),
]
