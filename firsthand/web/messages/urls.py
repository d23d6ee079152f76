from django.urls import path

from firsthand.web.messages import views

app_name = "messages"
urlpatterns = [path("<number:interaction_id>/", views.message, name="message")]
