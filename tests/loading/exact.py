"""All of a loaded story as plain data, with what ``==`` passes over: the places."""

from collections.abc import Mapping
from typing import Any

from commune.loading import Loaded
from commune.values import field_names


def everything(loaded: Loaded) -> Any:  # noqa: ANN401 - nested lists
    """The findings in their order, and the story to its last place."""
    return [_plain(loaded.problems), _plain(loaded.story)]


def _plain(value: object) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, tuple):
        return ["tuple", *map(_plain, value)]
    if isinstance(value, Mapping):
        return ["mapping", *([key, _plain(inner)] for key, inner in value.items())]
    if value is None or isinstance(value, str | int | float):
        return [type(value).__name__, value]
    names = [name for name in field_names(type(value)) if name != "memo"]
    return [type(value).__name__, *(_plain(getattr(value, name)) for name in names)]
