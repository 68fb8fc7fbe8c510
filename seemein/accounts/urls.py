"""Addresses of signing in: those of allauth that staff need; nobody signs up, or changes her e-mail address, by herself."""

from allauth.account import views as allauth_views
from django.urls import URLPattern, URLResolver, include, path, re_path

from seemein.accounts import views

password: list[URLPattern | URLResolver] = [
    path("change/", allauth_views.password_change, name="account_change_password"),
    path("reset/", allauth_views.password_reset, name="account_reset_password"),
    path("reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    path("reset/key/done/", allauth_views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
second_factor: list[URLPattern | URLResolver] = [
    path("totp/activate/", views.ActivateApp.as_view(), name="mfa_activate_totp"),
    path("webauthn/add/", views.AddKey.as_view(), name="mfa_add_webauthn"),
    path("", include("allauth.mfa.urls")),
]
urlpatterns = [
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/", include(password)),
    path("2fa/", include(second_factor)),
]
