"""Every page's addresses, each under the name of its folder."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from firsthand.web.numbers import RowNumber

register_converter(RowNumber, "number")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("firsthand.web.today.urls")),
    path("enter/", include("firsthand.web.entry.urls")),
    path("welcome/", include("firsthand.web.welcome.urls")),
    path("people/", include("firsthand.web.people.urls")),
    path("people/<number:person_id>/", include("firsthand.web.person.urls")),
    path("network/purposes/", include("firsthand.web.purposes.urls")),
    path("network/groups/", include("firsthand.web.groups.urls")),
    path("network/time/", include("firsthand.web.time.urls")),
    path("meetings/", include("firsthand.web.meetings.urls")),
    path("practice/", include("firsthand.web.practice.urls")),
    path("review/", include("firsthand.web.review.urls")),
    path("print/", include("firsthand.web.printing.urls")),
    path("ledger/", include("firsthand.web.ledger.urls")),
    path("network/", include("firsthand.web.network.urls")),
    path("giving/", include("firsthand.web.giving.urls")),
    path("goals/", include("firsthand.web.goals.urls")),
    path("intents/", include("firsthand.web.intents.urls")),
    path("introductions/", include("firsthand.web.introductions.urls")),
    path("asking/", include("firsthand.web.asking.urls")),
    path("reflect/", include("firsthand.web.reflect.urls")),
    path("messages/", include("firsthand.web.messages.urls")),
    path("notes/", include("firsthand.web.notes.urls")),
    path("search/", include("firsthand.web.search.urls")),
    path("sources/", include("firsthand.web.sources.urls")),
    path("settings/", include("firsthand.web.settings.urls")),
    path("", include("firsthand.web.outgoing.urls")),
]
