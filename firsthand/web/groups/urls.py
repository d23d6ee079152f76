from django.urls import path

from firsthand.web.groups import views

app_name = "groups"
urlpatterns = [
    path("", views.groups, name="groups"),
    path("keep/", views.keep, name="keep"),
    path("undo/", views.undo, name="undo"),
    path("own/", views.own, name="own"),
    path("targets/", views.targets, name="targets"),
]
