from django.urls import path

from . import views

urlpatterns = [
    path("taken/<uuid:pk>/", views.job, name="job"),
    path("taken/<uuid:pk>/bestand/", views.job_file, name="job.file"),
]
