from django.urls import path

from firsthand.web.review import views

app_name = "review"
urlpatterns = [
    path("", views.review, name="review"),
    path("review.md", views.markdown, name="markdown"),
]
