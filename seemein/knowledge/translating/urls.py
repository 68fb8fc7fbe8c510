"""Addresses of the translators' screens, under /admin/translations/."""

from django.urls import path

from seemein.knowledge.translating import views

app_name = "translating"
urlpatterns = [
    path("", views.languages, name="languages"),
    path("<slug:language>/<slug:country>/", views.texts, name="texts"),
    path("<slug:language>/<slug:country>/file/", views.download, name="download"),
    path("<slug:language>/<slug:country>/file/back/", views.upload, name="upload"),
]
