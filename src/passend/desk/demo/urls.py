from django.urls import path

from . import views

urlpatterns = [
    path("", views.people, name="demo"),
    path("word/", views.become, name="demo.become"),
    path("post/", views.post, name="demo.post"),
]
