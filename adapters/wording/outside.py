"""Text that comes from outside, fit to stand in a sentence or on a page."""

import unicodedata

from domain.values.names import stored

_LONGEST_FIGURE = 24
_IN_FIGURE = frozenset("0123456789,.").__contains__
_REPLACED = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": "�"}


def one_line(text: str) -> str:
    """The text on one line, without anything that would steer a terminal or a page.

    Every text that comes from outside (what a server says, a library's exception, the name of a
    file, a cell) passes here before it is stored or stands in a sentence.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = stored(text)
    if not kept.isprintable():
        kept = "".join(map(_visible, kept))
    return " ".join(kept.split())


def harmless(text: str) -> str:
    """The same for what is printed as a whole: its lines and columns stay.

    The last gate of every way out, for what nobody thought of before.
    """
    if all(line.isprintable() for line in text.split("\n")):
        return text
    return "".join(mark if mark in "\n\t" else _visible(mark) for mark in text)


def end_outside_figures(text: str, end: int) -> int:
    """Where a text that is too long is cut: before a figure or behind it, never within. What has
    more digits than any figure is cut where it is."""
    for at in range(end, max(end - _LONGEST_FIGURE, 0), -1):
        if not all(map(_IN_FIGURE, text[at - 1 : at + 1])):
            return at
    return end


def _visible(mark: str) -> str:
    return _REPLACED.get(unicodedata.category(mark), mark)
