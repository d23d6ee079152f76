from django.urls import path

from firsthand.web.practice import plan_views, programme_views, views

app_name = "practice"
urlpatterns = [
    path("", views.practice, name="practice"),
    path("take-on/", views.take_on, name="take_on"),
    path("smaller/", views.smaller, name="smaller"),
    path("rest/", views.rest, name="rest"),
    path("resume/", views.resume, name="resume"),
    path("tried/", views.tried, name="tried"),
    path("skills/", views.skills, name="skills"),
    path("skills/state/", views.skill_state, name="skill_state"),
    path("lessons/<number:lesson_id>/", views.lesson, name="lesson"),
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/snooze/", views.snooze, name="snooze"),
    path("plans/", plan_views.plans, name="plans"),
    path("plans/<number:plan_id>/decide/", plan_views.decide, name="decide"),
    path("plans/<number:plan_id>/remove/", plan_views.remove, name="remove_plan"),
    path("programme/", programme_views.programme, name="programme"),
    path("programme/ours/", programme_views.ours, name="ours"),
    path("programme/end/", programme_views.end, name="end_programme"),
    path("programme.yaml", programme_views.file, name="programme_file"),
]
