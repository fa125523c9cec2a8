from django.urls import path

from . import views, watching

urlpatterns = [
    path("gezond/", watching.alive, name="health.alive"),
    path("klaar/", watching.ready, name="health.ready"),
    path("metrics/", watching.figures, name="health.figures"),
    path("taken/<uuid:pk>/", views.job, name="job"),
    path("taken/<uuid:pk>/bestand/", views.job_file, name="job.file"),
]
