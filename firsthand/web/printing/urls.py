from django.urls import path

from firsthand.web.printing import views

app_name = "printing"
urlpatterns = [
    path("worksheet/", views.worksheet, name="worksheet"),
    path("review/", views.review, name="review"),
    path("card/", views.card, name="card"),
    path("people/<number:person_id>/", views.brief, name="brief"),
]
