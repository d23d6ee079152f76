from django.urls import path

from firsthand.web.network import downloads, views

app_name = "network"
urlpatterns = [
    path("", views.network, name="network"),
    path("pairs/", views.pair, name="pair"),
    path("regions/<number:region>/", views.region, name="region"),
    path("regions/<number:region>/name/", views.rename, name="rename"),
    path("map.svg", downloads.drawing, name="svg"),
    path("network.graphml", downloads.graphml, name="graphml"),
    path("people.csv", downloads.people, name="people_csv"),
    path("ties.csv", downloads.ties, name="ties_csv"),
]
