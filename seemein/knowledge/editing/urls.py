"""Addresses of the editors' screens, under /admin/facts/."""

from django.urls import path

from seemein.knowledge.editing import fact, views

app_name = "facts"
urlpatterns = [
    path("", views.countries, name="countries"),
    path("changes/", views.changes, name="changes"),
    path("changes/log/", views.log, name="log"),
    path("changes/<uuid:change>/", views.change, name="change"),
    path("<slug:country>/", views.country, name="country"),
    path("<slug:country>/order/", views.order, name="order"),
    path("<slug:country>/<slug:section>/", views.section, name="section"),
    path("<slug:country>/<slug:section>/fact/", fact.fact, name="fact"),
    path("<slug:country>/<slug:section>/new/", fact.new, name="new"),
    path("<slug:country>/<slug:section>/history/", views.history, name="history"),
]
