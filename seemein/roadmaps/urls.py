"""The addresses below …/roadmap/."""

from django.urls import include, path

from seemein.roadmaps import views

app_name = "roadmaps"
urlpatterns = [
    path("", views.roadmap, name="roadmap"),
    path("start/<slug:stage>/", views.start, name="start"),
    path(
        "questions/",
        include(
            [
                path("", views.ask_next, name="next"),
                path("<slug:field>/", views.question, name="question"),
            ]
        ),
    ),
    path("answers/", views.answers, name="answers"),
    path("keep/", views.keep, name="keep"),
    path("forget/", views.forget, name="forget"),
    path("alternatives/", views.alternatives, name="alternatives"),
    path("why-not/", views.why_not, name="whynot"),
    path("", include("seemein.roadmaps.papers.urls")),
]
