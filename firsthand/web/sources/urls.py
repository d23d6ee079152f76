from django.urls import path

from firsthand.web.sources import account_views, look_views, run_views, views

app_name = "sources"
urlpatterns = [
    path("", views.sources, name="sources"),
    path("upload/", views.upload, name="upload"),
    path("path/", views.from_path, name="path"),
    path("look/<slug:look>/", look_views.look, name="look"),
    path("look/<slug:look>/progress/", look_views.progress, name="look_progress"),
    path("look/<slug:look>/bring-in/", look_views.bring_in, name="bring_in"),
    path("look/<slug:look>/leave/", look_views.leave, name="leave"),
    path("runs/<number:run>/", run_views.run, name="run"),
    path("runs/<number:run>/progress/", run_views.progress, name="progress"),
    path("runs/<number:run>/stop/", run_views.stop, name="stop"),
    path("runs/<number:run>/go-on/", run_views.go_on, name="go_on"),
    path("runs/<number:run>/let-be/", run_views.let_be, name="let_be"),
    path("runs/<number:run>/undo/", run_views.undo, name="undo"),
    path("<number:source_id>/remove/", run_views.remove, name="remove"),
    path("accounts/new/", account_views.new, name="connect"),
    path("accounts/new/mail/", account_views.new_mail, name="connect_mail"),
    path("accounts/new/calendars/", account_views.new_dav, name="connect_dav"),
    path("accounts/new/address/", account_views.new_address, name="connect_address"),
    path("accounts/new/provider/", account_views.new_provider, name="connect_provider"),
    path("accounts/choose/", account_views.choose, name="choose"),
    path("accounts/oauth/", account_views.come_back, name="oauth"),
    path("accounts/<number:account_id>/", account_views.account, name="account"),
    path("accounts/<number:account_id>/progress/", account_views.account_progress, name="account_progress"),
    path("accounts/<number:account_id>/read/", account_views.read_now, name="read_now"),
    path("accounts/<number:account_id>/stop/", account_views.stop, name="stop_account"),
    path("accounts/<number:account_id>/pause/", account_views.pause, name="pause"),
    path("accounts/<number:account_id>/resume/", account_views.resume, name="resume"),
    path("accounts/<number:account_id>/sign-in/", account_views.sign_in, name="sign_in"),
    path("accounts/<number:account_id>/places/", account_views.places, name="places"),
    path("accounts/<number:account_id>/disconnect/", account_views.disconnect, name="disconnect"),
]
