from django.urls import path

from firsthand.web.goals import ending, views

app_name = "goals"
urlpatterns = [
    path("", views.goals_list, name="goals"),
    path("new/", views.new, name="new"),
    path("<number:goal_id>/", views.goal, name="goal"),
    path("<number:goal_id>/change/", views.change, name="change"),
    path("<number:goal_id>/help/", views.add_help, name="add_help"),
    path("<number:goal_id>/people/", views.put_behind, name="put_behind"),
    path("<number:goal_id>/people/take-out/", views.take_out, name="take_out"),
    path("<number:goal_id>/end/", ending.end, name="end"),
    path("<number:goal_id>/reopen/", ending.reopen, name="reopen"),
]
