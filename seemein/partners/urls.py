"""Addresses of partners and people in the desk."""

from django.urls import path

from seemein.partners import views

app_name = "partners"
urlpatterns = [
    path("", views.partners, name="partners"),
    path("people/", views.people, name="people"),
    path("people/appoint/", views.appoint, name="appoint"),
    path("people/<uuid:person>/", views.person, name="person"),
    path("people/<uuid:person>/invite/", views.invite_again, name="invite"),
    path("people/<uuid:person>/forget-factors/", views.forget_factors, name="forget-factors"),
    path("roles/<int:membership>/dismiss/", views.dismiss, name="dismiss"),
]
