from django.urls import path

from firsthand.web.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("<number:meeting_id>/", views.brief, name="brief"),
    path("slots/save/", views.save_slot, name="save_slot"),
    path("slots/decline/", views.decline_slot, name="decline_slot"),
]
