"""The texts of a story, cut where its conditions cut them, and how many words stand in each.

- A stretch is shown whole or not at all; a fork in it is a row of stretches, of which the
  first whose condition holds is shown. The last stretch of a fork may have no condition.
- Gentle paragraphs are for readers who asked for them: cut is what all others read.
- A word is what stands between blanks or long dashes, if a letter or a digit is in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from commune.diagnostics import Span
from commune.expressions import Condition, Layout, Values, compile_condition
from commune.model import Story
from commune.model.ids import address, choice_step
from commune.model.prose import (
    Branch,
    Choose,
    Emphasis,
    Foreign,
    Framed,
    Gentle,
    Inline,
    LineBreak,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Words,
)
from commune.model.prose import Text as Characters
from commune.model.scene import Choices
from commune.model.story import Variant
from commune.values import value

_WORD = re.compile(r"[^\s—]*[^\W_][^\s—]*")
_SHOWN = "x"  # a variable's name counts as one word
_BEGINNING = 8  # words by which a stretch is known again
_Part = tuple[Condition | None, Words | Prose, str]  # what becomes a stretch of a fork; its name


@value
class Stretch:
    """Text under one condition; `text` and `words` are its own, without those of its forks.

    Stretches of a story are numbered from 0, each before those in it. `name` is what tells
    this one in its text: ``:12:5``, its place in the file, with ``else`` behind it; for the
    variant of a fate ``/variant``. A story from the cache has no places, and no names of them.
    """

    number: int
    condition: Condition | None
    text: str
    words: int
    forks: tuple["tuple[Stretch, ...]", ...] = ()
    name: str = ""


@value
class Text:
    """A text of the story; `at` is an address, a step, a person or an act, by its kind.

    `scene` and `act` are empty for a fate, which many scenes may show.
    """

    kind: Literal["passage", "result", "fate", "act"]
    at: str
    scene: str
    act: str
    whole: Stretch


@value(eq=False)
class Texts:
    """All texts by where they stand, and each stretch by its number with its text."""

    passages: Mapping[str, Text]
    results: Mapping[str, Text]
    fates: Mapping[str, Text]
    acts: Mapping[str, Text]
    stretches: Sequence[tuple[Stretch, Text]]

    def name(self, number: int) -> str:
        """What a stretch is called, as a proof calls it: where its text is, and its place.

        Where places are not known, it is the how manieth branch there, from 1.
        """
        stretch, text = self.stretches[number]
        branch = number - text.whole.number
        if not branch:
            return text.at
        at = f"act {text.at}" if text.kind == "act" else text.at
        return f"{at}{stretch.name or f'#{branch}'}"


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def cut(story: Story, text: Words | Prose) -> Stretch:
    """A text of its own, as a label is, cut; numbered from 0."""
    return _Cutter(story).stretch(None, text)


def all_words(stretch: Stretch, seen: Callable[[Stretch], bool] = lambda _: True) -> int:
    """The words of a stretch and all in it, of the stretches that are `seen`."""
    return sum(one.words for one in inside(stretch) if seen(one))


def beginning(stretch: Stretch) -> str:
    """The first words of a stretch."""
    words = " ".join(part.text for part in inside(stretch)).split()
    return " ".join(words[:_BEGINNING]) + (" …" if len(words) > _BEGINNING else "")


def inside(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch and all that stand in it, by number."""
    yield stretch
    for fork in stretch.forks:
        for arm in fork:
            yield from inside(arm)


def shown(stretch: Stretch, values: Values, layout: Layout) -> Iterator[Stretch]:
    """The stretches that are shown for a state's values, this one first."""
    yield stretch
    for fork in stretch.forks:
        for arm in fork:
            if arm.condition is None or compile_condition(arm.condition, layout)(values):
                yield from shown(arm, values, layout)
                break


def longest(stretch: Stretch, seen: Callable[[Stretch], bool] = lambda _: True) -> int:
    """The words of a stretch with each fork at its longest, of the stretches that are `seen`."""
    return stretch.words + sum(
        max((longest(arm, seen) for arm in fork if seen(arm)), default=0) for fork in stretch.forks
    )


def texts_of(story: Story) -> Texts:
    """All texts of a story, scenes first in their order."""
    cutter = _Cutter(story)
    passages: dict[str, Text] = {}
    results: dict[str, Text] = {}
    for scene in story.scenes.values():
        for passage in scene.passages.values():
            at = address(scene.id, passage.id)
            if passage.text:
                whole = cutter.stretch(None, passage.text)
                passages[at] = cutter.kept(Text("passage", at, scene.id, scene.act, whole))
            for choice in passage.way.choices if isinstance(passage.way, Choices) else ():
                if choice.text:
                    step = choice_step(scene.id, choice.id)
                    whole = cutter.stretch(None, choice.text)
                    results[step] = cutter.kept(Text("result", step, scene.id, scene.act, whole))
    fates = {}
    for name, fate in story.fates.items():
        fates[name] = cutter.kept(Text("fate", name, "", "", cutter.fated(fate.variants)))
    acts = {}
    for act in story.acts.values():
        whole = cutter.stretch(None, act.epigraph + act.text)
        acts[act.id] = cutter.kept(Text("act", act.id, "", act.id, whole))
    return Texts(passages, results, fates, acts, cutter.stretches)


@dataclass(slots=True)
class _Cutter:
    story: Story
    stretches: list[tuple[Stretch, Text]] = field(default_factory=list)
    made: int = 0
    within: str = ""  # the variant of a fate that is cut

    def kept(self, text: Text) -> Text:
        self.stretches += ((stretch, text) for stretch in inside(text.whole))
        return text

    def fated(self, variants: Iterable[Variant]) -> Stretch:
        """A text that is nothing but one fork, of a fate's variants."""
        number = self._number()
        arms: list[Stretch] = []
        for variant in variants:
            self.within = f"/{variant.id}"
            arms.append(self.stretch(variant.condition, variant.text, self.within))
        self.within = ""
        return Stretch(number, None, "", 0, (tuple(arms),))

    def _fork(self, parts: Iterable[_Part]) -> tuple[Stretch, ...]:
        return tuple(self.stretch(*part) for part in parts)

    def _placed(self, span: Span | None, condition: Condition | None) -> str:
        """The name of a branch that begins at a place."""
        if span is None:
            return ""
        return f"{self.within}:{span.line}:{span.column}{'' if condition else ' else'}"

    def stretch(self, condition: Condition | None, text: Words | Prose, name: str = "") -> Stretch:
        number = self._number()
        forks: list[tuple[Stretch, ...]] = []
        own = "".join(self._own(text, forks)).strip()
        return Stretch(number, condition, own, count_words(own), tuple(forks), name)

    def _number(self) -> int:
        self.made += 1
        return self.made - 1

    def _own(self, text: Words | Prose, forks: list[tuple[Stretch, ...]]) -> Iterator[str]:
        """The pieces of a text that no fork of its own decides; the forks go to `forks`."""
        for part in text:
            match part:
                case Branch(condition, then, otherwise, span):
                    arms: list[_Part] = [(condition, then, self._placed(span, condition))]
                    if otherwise:
                        arms.append((None, otherwise, self._placed(span, None)))
                    forks.append(self._fork(arms))
                    yield " "
                case Choose(arms=written):
                    first = written[0].span
                    arms = [
                        (one.condition, one.blocks, self._placed(one.span or first, one.condition))
                        for one in written
                    ]
                    forks.append(self._fork(arms))
                    yield "\n"
                case Gentle(otherwise=inner) | Said(blocks=inner) | Emphasis(inner):
                    yield from self._own(inner, forks)
                case Paragraph(words):
                    yield from (*self._own(words, forks), "\n")
                case Framed(title=title, blocks=blocks):
                    yield from (f"{title}\n", *self._own(blocks, forks))
                case NoteLink(words=words) if words:
                    yield from self._own(words, forks)
                case _:
                    yield self._characters(part)

    def _characters(self, part: Inline) -> str:
        match part:
            case NoteLink(note):
                return self.story.notes[note].title
            case Characters(characters) | Foreign(text=characters):
                return characters
            case LineBreak():
                return "\n"
            case _:
                return _SHOWN
