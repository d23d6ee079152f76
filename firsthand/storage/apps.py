"""Django's handle on this room."""

from django.apps import AppConfig


class StorageConfig(AppConfig):
    name = "firsthand.storage"
    label = "storage"
