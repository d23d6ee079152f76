from django.urls import path

from firsthand.web.outgoing import feed, views

app_name = "outgoing"
urlpatterns = [
    path("taking/people.vcf", views.people_cards, name="people_cards"),
    path("taking/people.csv", views.people_csv, name="people_csv"),
    path("taking/people.jsonl", views.people_lines, name="people_lines"),
    path("taking/interactions.csv", views.interactions_csv, name="interactions_csv"),
    path("taking/interactions.jsonl", views.interactions_lines, name="interactions_lines"),
    path("taking/meetings.ics", views.meetings, name="meetings"),
    path("taking/moves.ics", feed.download, name="moves"),
    path("taking/feed/", feed.start, name="start"),
    path("taking/feed/words/", feed.words, name="words"),
    path("taking/feed/stop/", feed.stop, name="stop"),
    path("feed/<str:token>.ics", feed.feed, name="feed"),
]
