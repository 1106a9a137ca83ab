"""How Django finds the tables."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """The one application of ours that has tables."""

    name = "adapters.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
