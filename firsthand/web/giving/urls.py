from django.urls import path

from firsthand.web.giving import views

app_name = "giving"
urlpatterns = [
    path("", views.giving, name="giving"),
    path("offers/", views.add_offer, name="add_offer"),
    path("offers/judge/", views.judge_offer, name="judge_offer"),
    path("offers/<number:offer_id>/remove/", views.remove_offer, name="remove_offer"),
    path("needs/", views.add_need, name="add_need"),
    path("needs/mine/", views.add_mine, name="add_mine"),
    path("needs/judge/", views.judge_need, name="judge_need"),
    path("needs/<number:need_id>/met/", views.met, name="met"),
    path("needs/<number:need_id>/remove/", views.remove_need, name="remove_need"),
]
