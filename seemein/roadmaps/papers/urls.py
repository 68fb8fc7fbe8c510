"""The papers' addresses, below …/roadmap/."""

from django.urls import path

from seemein.roadmaps.papers import views

urlpatterns = [
    path("roadmap.pdf", views.pdf, name="pdf"),
    path("calendar/", views.calendar, name="calendar"),
    path("carry/", views.carry, name="carry"),
    path("receive/", views.receive, name="receive"),
]
