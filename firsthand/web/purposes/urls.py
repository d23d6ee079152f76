from django.urls import path

from firsthand.web.purposes import views

app_name = "purposes"
urlpatterns = [
    path("", views.purposes, name="purposes"),
    path("keep/", views.keep, name="keep"),
    path("undo/", views.undo, name="undo"),
    path("targets/", views.targets, name="targets"),
]
