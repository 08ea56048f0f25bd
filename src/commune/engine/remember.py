"""What was made once for an answer of the state is not made again.

A menu or a page of prose asks a handful of questions. All of them are answered by one
compiled function, and the tuple of answers is the key under which the result is kept:
playing a story many times decides, but hardly ever composes anew.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar, cast

from commune.expressions import Condition, Layout, Values, evaluate, slot_source, source_of
from commune.model.asked import questions_in
from commune.model.prose import Prose, Shown, Words

T = TypeVar("T")
Answers = Callable[[Values], Any]
MOST_KEPT = 512  # for one place; a hub may have more combinations than are worth keeping


class Remembered(Generic[T]):
    """A function of the state's values that keeps what it made, by the answers it hangs on."""

    __slots__ = ("_answers", "_kept", "_make", "_only")

    def __init__(self, asked: Iterable[str], make: Callable[[Values], T]) -> None:
        """`asked` are the sources of all that `make` reads of the values."""
        self._answers = _answers(tuple(dict.fromkeys(asked)))
        self._make = make
        self._only: T | None = None  # what is made where nothing is asked
        self._kept: dict[Any, T] | None = None

    def __call__(self, values: Values) -> T:
        """What is made for these values."""
        if self._answers is None:
            if self._only is None:
                self._only = self._make(values)
            return self._only
        if self._kept is None or len(self._kept) > MOST_KEPT:
            self._kept = {}
        key = self._answers(values)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._make(values)
        return kept


def asked_by(condition: Condition | None, layout: Layout) -> Iterator[str]:
    """The source of a condition, where there is one."""
    if condition is not None:
        yield source_of(condition, layout)


def asked_in(text: Words | Prose, layout: Layout) -> Iterator[str]:
    """The sources of all that a text reads of the state."""
    for asked in questions_in(text):
        if isinstance(asked, Shown):
            yield slot_source(layout[asked.variable])
        else:
            yield source_of(asked, layout)


def _answers(sources: tuple[str, ...]) -> Answers | None:
    if not sources:
        return None
    if len(sources) == 1:
        return cast("Answers", evaluate(f"lambda v: {sources[0]}"))
    return cast("Answers", evaluate(f"lambda v: ({', '.join(sources)})"))
