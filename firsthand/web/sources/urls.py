from django.urls import path

from firsthand.web.sources import views

app_name = "sources"
urlpatterns = [
    path("", views.sources, name="sources"),
    path("upload/", views.upload, name="upload"),
    path("path/", views.from_path, name="path"),
    path("runs/<number:run>/", views.run, name="run"),
    path("runs/<number:run>/progress/", views.progress, name="progress"),
]
