from django.urls import path

from firsthand.web.entry import views

app_name = "entry"
urlpatterns = [path("<str:token>/", views.enter, name="enter"), path("<str:token>", views.enter)]
