"""Every address of the hub."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, register_converter

from seemein.places.converters import TerritoryConverter
from seemein.website.views import (
    about,
    compare,
    funding,
    health,
    helpers,
    home,
    machines,
    pitfalls,
    reports,
    steps,
    territories,
    unknown,
    words,
)

register_converter(TerritoryConverter, "territory")

step: list[URLPattern | URLResolver] = [
    path("", steps.step, name="step"),
    path("report/", reports.report, name="report"),
]
territory: list[URLPattern | URLResolver] = [
    path("", territories.territory, name="territory"),
    path("steps/", steps.steps, name="steps"),
    path("steps/<str:step>/", include(step)),
    path("compare/", compare.compare, name="compare"),
    path("funding/", funding.funding, name="funding"),
    path("help/", helpers.helpers, name="help"),
    path("glossary/", words.glossary, name="glossary"),
    path("pitfalls/", pitfalls.pitfalls, name="pitfalls"),
    path("unknown/", unknown.unknown, name="unknown"),
]
site: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("begin/<slug:stage>/", home.begin, name="begin"),
    path("about/", about.about, name="about"),
    path("legal/<slug:slug>/", about.legal, name="legal"),
    path("gallery/", about.gallery, name="gallery"),
    path("<territory:path>/", include(territory)),
]

urlpatterns = [
    path("", machines.root, name="root"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("api/v1/", include("seemein.api.urls")),
    *i18n_patterns(
        path("<territory:path>/roadmap/", include("seemein.roadmaps.urls")),
        path("", include((site, "website"))),
    ),
]

handler400 = "seemein.website.views.errors.bad_request"
handler403 = "seemein.website.views.errors.forbidden"
handler404 = "seemein.website.views.errors.not_found"
handler500 = "seemein.website.views.errors.server_error"
