from django.urls import path

from firsthand.web.reflect import others_views, saying_views, views

app_name = "reflect"
urlpatterns = [
    path("", views.current, name="reflect"),
    path("<number:question>/", views.question, name="question"),
    path("<number:question>/typed/", views.typed, name="typed"),
    path("<number:question>/later/", views.later, name="later"),
    path("answers/<number:answer_id>/remove/", views.remove_answer, name="remove_answer"),
    path("mirror/", views.mirror, name="mirror"),
    path("words/", saying_views.words, name="words"),
    path("rating/", saying_views.rating, name="rating"),
    path("values/", saying_views.values, name="values"),
    path("people/", saying_views.people_found, name="people_found"),
    path("role-models/", saying_views.add_role_model, name="add_role_model"),
    path("role-models/<number:role_model_id>/", saying_views.change_role_model, name="change_role_model"),
    path("learn/", saying_views.learn, name="learn"),
    path("others/", others_views.others, name="others"),
    path("others/reply/", others_views.reply, name="reply"),
    path("others/<number:invited_id>/form/", others_views.form_file, name="form_file"),
    path("others/<number:invited_id>/remove/", others_views.remove, name="remove_invited"),
]
