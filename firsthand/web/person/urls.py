from django.urls import path

from firsthand.web.meetings.views import person_brief
from firsthand.web.outgoing.views import card
from firsthand.web.person import views

app_name = "person"
urlpatterns = [
    path("", views.person, name="person"),
    path("brief/", person_brief, name="brief"),
    path("card.vcf", card, name="card"),
    path("card/send/", views.send_card, name="send_card"),
    path("card/keep/", views.keep_card, name="keep_card"),
    path("describe/", views.describe, name="describe"),
    path("layer/", views.layer, name="layer"),
    path("bring/", views.bring, name="bring"),
    path("trust/", views.trust, name="trust"),
    path("trust/remove/", views.remove_trust, name="remove_trust"),
    path("notes/", views.note, name="note"),
    path("join/", views.join, name="join"),
    path("separate/", views.separate, name="separate"),
    path("tags/", views.tags, name="tags"),
    path("warmth/", views.warmth, name="warmth"),
    path("mark/", views.mark, name="mark"),
    path("forget/", views.forget, name="forget"),
]
