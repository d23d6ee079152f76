from django.urls import path

from firsthand.web.meetings.views import person_brief
from firsthand.web.outgoing.views import card
from firsthand.web.person import layer_views, lives_views, views

app_name = "person"
urlpatterns = [
    path("", views.person, name="person"),
    path("brief/", person_brief, name="brief"),
    path("card.vcf", card, name="card"),
    path("card/send/", views.send_card, name="send_card"),
    path("card/keep/", views.keep_card, name="keep_card"),
    path("describe/", views.describe, name="describe"),
    path("place/", views.place, name="place"),
    path("layer/", layer_views.layer, name="layer"),
    path("layer/judge/", layer_views.judge_layer, name="judge_layer"),
    path("purposes/", layer_views.purposes, name="purposes"),
    path("bring/", views.bring, name="bring"),
    path("goals/", lives_views.put_behind, name="goals"),
    path("trust/", views.trust, name="trust"),
    path("trust/remove/", views.remove_trust, name="remove_trust"),
    path("notes/", views.note, name="note"),
    path("join/", views.join, name="join"),
    path("separate/", views.separate, name="separate"),
    path("tags/", views.tags, name="tags"),
    path("warmth/", views.warmth, name="warmth"),
    path("mark/", views.mark, name="mark"),
    path("positions/", lives_views.position, name="position"),
    path("positions/judge/", lives_views.judge_position, name="judge_position"),
    path("days/", lives_views.day, name="day"),
    path("days/judge/", lives_views.judge_day, name="judge_day"),
    path("group/", lives_views.group, name="group"),
    path("keep/", lives_views.keep, name="keep"),
    path("undo/", lives_views.undo, name="undo"),
    path("forget/", views.forget, name="forget"),
]
