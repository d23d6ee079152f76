from django.urls import path

from firsthand.web.today import views

app_name = "today"
urlpatterns = [
    path("", views.today, name="today"),
    path("moves/do/", views.do, name="do"),
    path("moves/draft/", views.draft, name="draft"),
    path("moves/useful/", views.useful, name="useful"),
    path("moves/look-back/", views.look_back, name="look_back"),
    path("moves/pin/", views.pin, name="pin"),
    path("moves/done/", views.done, name="done"),
    path("moves/later/", views.later, name="later"),
    path("moves/not-this/", views.not_this, name="not_this"),
    path("moves/take-back/", views.take_back, name="take_back"),
    path("moves/step/", views.step, name="step"),
    path("moves/intent/", views.intent, name="intent"),
]
