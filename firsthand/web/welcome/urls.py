from django.urls import path

from firsthand.web.welcome import views

app_name = "welcome"
urlpatterns = [path("", views.welcome, name="welcome")]
