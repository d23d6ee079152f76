"""The application that a WSGI server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.project.settings")
application = get_wsgi_application()

# What is loaded by now stays loaded: leaving it out of collections takes milliseconds off every page with many rows.
gc.collect()
gc.freeze()
