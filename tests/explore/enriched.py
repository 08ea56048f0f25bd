"""Random small stories with more in them to be proved, and a mark in every branch of a text.

To those of `tests.engine.stories` come acts with text that asks, an opening that begins in
the middle, claims, and for each branch a place of its own and a mark that a page can be
searched for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import strategies as st
from tests.engine.stories import VARIABLES, stories
from tests.engine.writing import Writer

from commune.diagnostics import Span
from commune.model import Scene, Story
from commune.model.effects import Adjust, Effect, Set
from commune.model.lessons import Claim, Opening
from commune.model.prose import (
    Arm,
    Branch,
    Choose,
    Emphasis,
    Framed,
    Gentle,
    Inline,
    NoteLink,
    Paragraph,
    Said,
    Text,
    Words,
)
from commune.model.scene import Choices, Go, Hub, Reference
from commune.values import replace

Part = Any  # a part of a text, of any of its kinds: it is handed through as it came


@st.composite
def enriched(draw: st.DrawFn) -> Story:
    """A random story, with acts that ask, an opening, claims, and marks."""
    story = draw(stories())
    addresses = [f"{s.id}.{p}" for s in story.scenes.values() for p in s.passages]
    writer = Writer(draw, VARIABLES, addresses=addresses, steps=())
    acts = {
        name: replace(act, text=writer.prose() if draw(st.booleans()) else ())
        for name, act in story.acts.items()
    }
    openings = {}
    if draw(st.integers(0, 3)) == 0:
        plain = [a for a in addresses if story.scenes[a.partition(".")[0]].storylet is None]
        start = Reference(draw(st.sampled_from(plain)))
        # What an opening reveals or enters in the ledger by itself, no reader has come to.
        effects = tuple(one for one in writer.effects() if isinstance(one, Adjust))
        openings["later"] = Opening("later", "Later", start=start, effects=effects)
    claims = {}
    for number in range(draw(st.integers(0, 2))):
        where = draw(st.sampled_from([None, "endings", *addresses]))
        mode = draw(st.sampled_from(["always", "never", "possible"]))
        at = None if where is None else Reference(where)
        name = f"claim-{number}"
        claims[name] = Claim(name, "So it is.", mode, writer.condition(), at)
    slots = dict(story.layout)
    for slot in writer.asked:
        if slot not in slots:
            slots[slot] = min(*slots.values(), 0) - 1
    told = replace(story, acts=acts, openings=openings, claims=claims, layout=slots, memo={})
    return marked(told)


def marked(story: Story) -> Story:
    """The same story with a mark in every branch that has words, and a place for each."""
    marker = _Marker()
    scenes = {name: _scene(scene, marker) for name, scene in story.scenes.items()}
    acts = {
        name: replace(act, epigraph=marker.text(act.epigraph), text=marker.text(act.text))
        for name, act in story.acts.items()
    }
    fates = {
        name: replace(
            fate, variants=tuple(replace(one, text=marker.text(one.text)) for one in fate.variants)
        )
        for name, fate in story.fates.items()
    }
    return replace(story, scenes=scenes, acts=acts, fates=fates, memo={})


def mark_of(address: str) -> str:
    """The mark in the words of a branch, by the branch's address: ``owner:line:1 else``."""
    line = address.removesuffix(" else").rsplit(":", 2)[1]
    return f"⟦{line}{'-' if address.endswith(' else') else '+'}⟧"


def _one_way(scene: Scene, sign: int) -> Scene:
    passages = {}
    for name, passage in scene.passages.items():
        way = passage.way
        if isinstance(way, Choices):
            choices = (replace(one, effects=_signed(one.effects, sign)) for one in way.choices)
            way = Choices(tuple(choices))
        passages[name] = replace(passage, way=way, effects=_signed(passage.effects, sign))
    return replace(scene, passages=passages)


def _signed(effects: Sequence[Effect], sign: int) -> tuple[Effect, ...]:
    return tuple(
        replace(one, by=sign * max(1, abs(one.by))) if isinstance(one, Adjust) else one
        for one in effects
        if not (isinstance(one, Set) and one.variable in {"bread", "trust"})
    )


def _scene(scene: Scene, marker: "_Marker") -> Scene:
    passages = {}
    for name, passage in scene.passages.items():
        way = passage.way
        match way:
            case Choices(choices):
                way = Choices(
                    tuple(
                        replace(
                            one,
                            label=marker.text(one.label),
                            locked=marker.text(one.locked),
                            text=marker.text(one.text),
                        )
                        for one in choices
                    )
                )
            case Hub(leave=leave):
                way = replace(way, leave=marker.text(leave))
            case Go(pause=pause):
                way = replace(way, pause=marker.text(pause))
            case _:
                pass
        passages[name] = replace(passage, way=way, text=marker.text(passage.text))
    head = scene.storylet
    if head is not None:
        head = replace(head, offer=marker.text(head.offer))
    return replace(scene, passages=passages, storylet=head)


@dataclass(slots=True)
class _Marker:
    """Gives each branch a line of its own, and its words a mark of that line."""

    lines: "count[int]" = field(default_factory=lambda: count(1))

    def text(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(self.part(one) for one in parts)

    def part(self, part: Part) -> Part:
        match part:
            case Branch(condition, then, otherwise):
                line = next(self.lines)
                return Branch(
                    condition,
                    self.words(then, f"⟦{line}+⟧"),
                    self.words(otherwise, f"⟦{line}-⟧"),
                    Span.at("story", line),
                )
            case Choose(arms):
                return Choose(tuple(map(self.arm, arms)))
            case Gentle(blocks, otherwise):
                return replace(part, blocks=self.text(blocks), otherwise=self.text(otherwise))
            case NoteLink(_, inner):  # a marker within a marker cannot be written
                return replace(part, words=(*self.text(_unlinked(inner)), Text("here")))
            case Paragraph(inner) | Emphasis(inner):
                return replace(part, words=self.text(inner))
            case Framed(blocks=inner) | Said(blocks=inner):
                return replace(part, blocks=self.text(inner))
            case _:
                return part

    def words(self, words: tuple[Part, ...], mark: str) -> tuple[Part, ...]:
        return (*self.text(words), Text(mark)) if words else ()

    def arm(self, arm: Arm) -> Arm:
        line = next(self.lines)
        mark = f"⟦{line}{'-' if arm.condition is None else '+'}⟧"
        blocks = (Paragraph((Text(mark),)), *self.text(arm.blocks)) if arm.blocks else ()
        return Arm(arm.condition, blocks, Span.at("story", line))


def _unlinked(words: Words) -> Words:
    found: list[Inline] = []
    for part in words:
        match part:
            case NoteLink(_, inner):
                found += _unlinked(inner)
            case Emphasis(inner):
                found.append(Emphasis(_unlinked(inner)))
            case Branch(condition, then, otherwise):
                found.append(Branch(condition, _unlinked(then), _unlinked(otherwise)))
            case _:
                found.append(part)
    return tuple(found)
