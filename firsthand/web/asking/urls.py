from django.urls import path

from firsthand.web.asking import views

app_name = "asking"
urlpatterns = [
    path("", views.ask, name="asking"),
    path("save/", views.save, name="save"),
    path("sent/", views.sent, name="sent"),
]
