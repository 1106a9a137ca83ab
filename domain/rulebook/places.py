"""Where in a rulebook something stands, and what is said of such a place."""

from collections.abc import Callable, Mapping

#: Keys and indexes from the top of the rulebook.
Place = tuple[str | int, ...]
#: Raises the refusal where the place is wrong.
Raises = Callable[[], object]
#: Something legal that is probably not meant: its code, its place, and the facts.
Odd = tuple[str, Place, Mapping[str, object]]
