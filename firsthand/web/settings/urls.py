from django.urls import path

from firsthand.web.settings import views

app_name = "settings"
urlpatterns = [
    path("", views.settings, name="settings"),
    path("who/", views.who, name="who"),
    path("appearance/", views.appearance, name="appearance"),
    path("language/", views.spoken, name="language"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
    path("weights/", views.weights, name="weights"),
    path("energy/", views.energy, name="energy"),
    path("digest/", views.daily, name="daily"),
    path("digest/test/", views.test_daily, name="test_daily"),
    path("digest/off/", views.daily_off, name="daily_off"),
    path("export/", views.export, name="export"),
    path("restore/", views.restore, name="restore"),
    path("delete/", views.delete, name="delete"),
    path("demo/leave/", views.leave_demo, name="leave_demo"),
    path("demo/enter/", views.enter_demo, name="enter_demo"),
    path("check/", views.check, name="check"),
]
