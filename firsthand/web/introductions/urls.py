from django.urls import path

from firsthand.web.introductions import views

app_name = "introductions"
urlpatterns = [
    path("", views.introductions_list, name="introductions"),
    path("start/", views.start, name="start"),
    path("<number:introduction_id>/", views.introduction, name="introduction"),
    path("<number:introduction_id>/said/", views.said, name="said"),
    path("<number:introduction_id>/step/", views.step, name="step"),
    path("<number:introduction_id>/came/", views.came, name="came"),
    path("<number:introduction_id>/save/", views.save, name="save"),
]
