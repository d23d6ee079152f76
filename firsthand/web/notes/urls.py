from django.urls import path

from firsthand.web.notes import views

app_name = "notes"
urlpatterns = [
    path("", views.notes, name="notes"),
    path("<int:note_id>/", views.change, name="change"),
    path("<int:note_id>/remove/", views.remove, name="remove"),
]
