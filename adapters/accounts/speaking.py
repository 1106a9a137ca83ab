"""The language of the page that is being made."""

from django.utils.translation import get_language

from adapters.wording.writing import Lang


def spoken() -> Lang:
    """What the reader's browser or choice asks for; Vietnamese where nothing does."""
    return "en" if get_language() == "en" else "vi"
