"""The pages as the demo joins them."""

from django.urls import include, path

from passend.urls import urlpatterns as pages

urlpatterns = [*pages, path("demo/", include("passend.desk.demo.urls"))]
