from django.urls import path

from firsthand.web.time import views

app_name = "time"
urlpatterns = [path("", views.time, name="time")]
