"""Django's settings, all of them derived from one frozen Config."""

import os
from pathlib import Path

from firsthand import language
from firsthand.project.config import from_environment, make_home, secret_key
from firsthand.project.databases import database_settings

CONFIG = from_environment()
make_home(CONFIG.home)
# What no request asks for, such as the daily mail, is said in the language of the process.
language.speak(language.language_of(os.environ))

SECRET_KEY = secret_key(CONFIG.home)
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *CONFIG.allowed_hosts]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "firsthand.storage",
    "firsthand.web",
]

MIDDLEWARE = [
    "firsthand.web.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "firsthand.web.spoken.Speaking",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "firsthand.web.security.Entry",
    "firsthand.web.errors.Trouble",
]

ROOT_URLCONF = "firsthand.project.urls"
WSGI_APPLICATION = "firsthand.project.wsgi.application"

DATABASES = database_settings(CONFIG, test_postgresql=os.environ.get("FIRSTHAND_TEST_POSTGRESQL", ""))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "firsthand"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "firsthand.web.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((Path(__file__).parent.parent / "web").glob("*/templates")),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "firsthand.web.shell.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "firsthand.web.elements.tags",
            ],
        },
    }
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parent.parent / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# File names carry no hash: an upgrade must not show old styles for long.
WHITENOISE_MAX_AGE = 60

LANGUAGE_CODE = "en-gb"
LANGUAGE_COOKIE_NAME = "firsthand_language"
LANGUAGE_COOKIE_SAMESITE = "Strict"
# Without this a browser that prefers another language would get half a page of it, out of Django's own catalogues.
LANGUAGES = list(language.LANGUAGES.items())
LOCALE_PATHS = [language.CATALOGUES]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# With no-referrer browsers send forms with "Origin: null", which the protection against forged requests refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_TEMP_DIR = str(CONFIG.home)
FILE_UPLOAD_PERMISSIONS = 0o600

LOG_FORMAT = "%(levelname)s %(name)s: %(message)s"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": LOG_FORMAT}},
    "filters": {"feed": {"()": "firsthand.web.outgoing.redaction.WithoutFeedAddresses"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["feed"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
