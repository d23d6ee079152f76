"""The addresses of all pages; each page's folder names its own."""

from django.urls import include, path

urlpatterns = [path("", include("firsthand.web.urls"))]

handler400 = "firsthand.web.errors.bad_request"
handler403 = "firsthand.web.errors.forbidden"
handler404 = "firsthand.web.errors.not_found"
handler500 = "firsthand.web.errors.server_error"
