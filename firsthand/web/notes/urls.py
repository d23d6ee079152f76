from django.urls import path

from firsthand.web.notes import views

app_name = "notes"
urlpatterns = [
    path("", views.notes, name="notes"),
    path("<number:note_id>/", views.change, name="change"),
    path("<number:note_id>/remove/", views.remove, name="remove"),
]
