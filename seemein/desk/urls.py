"""Addresses of the desk, under /admin/desk/."""

from django.urls import path

from seemein.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("due/", views.due, name="due"),
    path("reports/", views.reports, name="reports"),
    path("reports/<uuid:report>/", views.answer, name="answer"),
    path("links/", views.links, name="links"),
    path("gaps/", views.gaps, name="gaps"),
]
