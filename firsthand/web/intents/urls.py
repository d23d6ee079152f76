from django.urls import path

from firsthand.web.intents import views

app_name = "intents"
urlpatterns = [path("", views.intents, name="intents")]
