"""Every address of the hub."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, register_converter

from seemein.places.converters import TerritoryConverter
from seemein.website.views import (
    about,
    compare,
    coverage,
    funding,
    guide_papers,
    guides,
    health,
    helpers,
    home,
    machines,
    offline,
    pitfalls,
    reports,
    steps,
    territories,
    topics,
    unknown,
    updates,
    words,
)

register_converter(TerritoryConverter, "territory")

step: list[URLPattern | URLResolver] = [
    path("", steps.step, name="step"),
    path("report/", reports.report, name="report"),
]
guide: list[URLPattern | URLResolver] = [
    path("", guides.guide, name="guide"),
    path("report/", guides.report, name="report-guide"),
]
territory: list[URLPattern | URLResolver] = [
    path("", territories.territory, name="territory"),
    path("steps/", steps.steps, name="steps"),
    path("steps/<str:step>/", include(step)),
    path("guides/", guides.guides, name="guides"),
    path("pack.json", offline.pack, name="pack"),
    path("guides.pdf", guide_papers.pack, name="guides-pdf"),
    path("guides/<slug:slug>.pdf", guide_papers.paper, name="guide-pdf"),
    path("guides/<slug:slug>/", include(guide)),
    path("topics/<slug:topic>/", topics.topic, name="topic"),
    path("compare/", compare.compare, name="compare"),
    path("funding/", funding.funding, name="funding"),
    path("help/", helpers.helpers, name="help"),
    path("glossary/", words.glossary, name="glossary"),
    path("pitfalls/", pitfalls.pitfalls, name="pitfalls"),
    path("unknown/", unknown.unknown, name="unknown"),
    path("report/", reports.report_fact, name="report-fact"),
    path("updates/", updates.updates, name="updates"),
    path("updates/subscribe/", updates.subscribe, name="subscribe"),
    path("updates.atom", updates.feed, name="updates-feed"),
    path("updates.ics", updates.calendar, name="updates-calendar"),
]
site: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("begin/<slug:stage>/", home.begin, name="begin"),
    path("about/", about.about, name="about"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("offline/", offline.offline, name="offline"),
    path("legal/<slug:slug>/", about.legal, name="legal"),
    path("gallery/", about.gallery, name="gallery"),
    path("updates/confirm/<str:token>/", updates.confirm, name="confirm-updates"),
    path("updates/leave/<str:token>/", updates.leave, name="leave-updates"),
    path("<territory:path>/", include(territory)),
]

urlpatterns = [
    path("", machines.root, name="root"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sw.js", offline.worker, name="worker"),
    path("robots.txt", machines.robots, name="robots"),
    path("api/v1/", include("seemein.api.urls")),
    path("admin/", include("wagtail.admin.urls")),
    path("accounts/", include("seemein.accounts.urls")),
    *i18n_patterns(
        path("<territory:path>/roadmap/", include("seemein.roadmaps.urls")),
        path("", include((site, "website"))),
    ),
]

handler400 = "seemein.website.views.errors.bad_request"
handler403 = "seemein.website.views.errors.forbidden"
handler404 = "seemein.website.views.errors.not_found"
handler429 = "seemein.accounts.views.too_often"  # asked by allauth
handler500 = "seemein.website.views.errors.server_error"
