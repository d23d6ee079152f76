from django.urls import path

from firsthand.web.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("bulk/", views.bulk, name="bulk"),
    path("add/", views.add, name="add"),
    path("ten/", views.ten, name="ten"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("duplicates/decide/", views.decide, name="decide"),
    path("duplicates/undo/", views.undo, name="undo"),
]
