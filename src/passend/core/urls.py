from django.urls import path

from . import views, watching, well_known

urlpatterns = [
    path("gezond/", watching.alive, name="health.alive"),
    path("klaar/", watching.ready, name="health.ready"),
    path("metrics/", watching.figures, name="health.figures"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path(".well-known/change-password", well_known.change_password, name="change_password"),
    path("taken/<uuid:pk>/", views.job, name="job"),
    path("taken/<uuid:pk>/stoppen/", views.job_cancel, name="job.cancel"),
    path("taken/<uuid:pk>/bestand/", views.job_file, name="job.file"),
]
