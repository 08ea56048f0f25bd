"""What reading one file gave, before anything in it is held against another file."""

from collections.abc import Callable, Mapping

from commune.diagnostics import Diagnostic
from commune.model.citation import Source
from commune.model.lessons import Claim, Lesson, Opening, Translation
from commune.model.notes import Note
from commune.model.prose import Words
from commune.model.scene import Scene
from commune.model.story import Act, Fate, Manifest
from commune.model.variables import Variable
from commune.values import value

Named = Mapping[str, Variable] | Mapping[str, Source] | Mapping[str, Claim]
Whole = Manifest | Act | Scene | Note | Fate | Opening | Lesson | Translation


@value
class Setting:
    """What the reading of a file takes from ``story.yaml``, and nothing else beside its text."""

    protagonist: str = "you"
    pause: Words = ()


@value
class Part:
    """What one file gave: its value, or None where none could be made of it.

    `told` are the findings in its form, as they were met. `broken` names what could not
    be read whole: the file's id, or variables in it.
    """

    value: Whole | Named | None
    told: tuple[Diagnostic, ...] = ()
    broken: frozenset[str] = frozenset()


Read = Callable[[str, str, Setting], Part]  # of a path, its text, and what the story sets
