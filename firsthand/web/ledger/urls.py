from django.urls import path

from firsthand.web.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("judge/", views.judge, name="judge"),
    path("undo/", views.undo, name="undo"),
    path("add/", views.add, name="add"),
    path("export/", views.export, name="export"),
    path("<slug:key>/", views.exchange, name="exchange"),
]
