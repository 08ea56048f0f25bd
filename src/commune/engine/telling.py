"""From a passage, a result or a fate to what is shown of it, remembered by its answers."""

from collections.abc import Callable, Iterator

from commune.engine.page import (
    ActOpened,
    Blocks,
    EndingReached,
    FateShown,
    Item,
    NoteRevealed,
    PassageShown,
    ResultShown,
)
from commune.engine.place import Telling, Told
from commune.engine.remember import Remembered, asked_by, asked_in
from commune.engine.words import BlocksMaker, Composer, notes_in
from commune.expressions import Test, Values, compile_condition
from commune.model import Passage, Story
from commune.model.prose import Prose
from commune.values import value


@value
class Teller:
    """Makes tellings for one story, for readers who asked for gentle text or who did not."""

    story: Story
    composer: Composer

    def result(self, step: str, text: Prose, *, gentle: bool) -> Telling | None:
        """What came of a choice; None where nothing is written."""
        if not text:
            return None
        blocks = self.composer.blocks(text)

        def make(values: Values) -> Told:
            decided = _decided(blocks, values, gentle=gentle)
            return _told((ResultShown(step, decided),) if decided else ())

        return Remembered(asked_in(text, self.story.layout), make)

    def passage(self, address: str, passage: Passage, *, gentle: bool) -> Telling | None:
        """A passage's text, then its fates, then its ending."""
        if not (passage.text or passage.title or passage.fates or passage.ending):
            return None
        blocks = self.composer.blocks(passage.text)
        fates = [self._fate(reference.id, gentle=gentle) for reference in passage.fates]

        def make(values: Values) -> Told:
            decided = _decided(blocks, values, gentle=gentle)
            items: list[Item] = []
            if decided or passage.title:
                items.append(PassageShown(address, passage.title, decided))
            items += (fate(values) for fate in fates)
            if passage.ending:
                items.append(EndingReached(passage.ending, passage.title))
            return _told(tuple(items))

        return Remembered(self._asked(passage), make)

    def act(self, act: str, *, gentle: bool) -> Telling:
        """The opening page of an act, its epigraph and its text: an `ActOpened` stands for it."""
        opened = self.story.acts[act]
        page = opened.epigraph + opened.text
        blocks = self.composer.blocks(page)

        def make(values: Values) -> Told:
            notes = notes_in(_decided(blocks, values, gentle=gentle))
            revealed = tuple(NoteRevealed(note) for note in dict.fromkeys(notes))
            return Told((ActOpened(act),), revealed)

        return Remembered(asked_in(page, self.story.layout), make)

    def _asked(self, passage: Passage) -> Iterator[str]:
        layout = self.story.layout
        yield from asked_in(passage.text, layout)
        for reference in passage.fates:
            for variant in self.story.fates[reference.id].variants:
                yield from asked_by(variant.condition, layout)
                yield from asked_in(variant.text, layout)

    def _fate(self, person: str, *, gentle: bool) -> Callable[[Values], FateShown]:
        variants: list[tuple[Test | None, str, Blocks | BlocksMaker]] = [
            (
                compile_condition(v.condition, self.story.layout) if v.condition else None,
                v.id,
                self.composer.blocks(v.text),
            )
            for v in self.story.fates[person].variants
        ]

        def make(values: Values) -> FateShown:
            variant, text = next((v, t) for test, v, t in variants if test is None or test(values))
            return FateShown(person, variant, _decided(text, values, gentle=gentle))

        return make


def _decided(blocks: Blocks | BlocksMaker, values: Values, *, gentle: bool) -> Blocks:
    return blocks if isinstance(blocks, tuple) else blocks(values, gentle)


def _told(items: tuple[Item, ...]) -> Told:
    """The items, with the notes that their prose shows markers of, in order."""
    notes: list[str] = []
    for item in items:
        match item:
            case (
                ResultShown(blocks=blocks) | PassageShown(blocks=blocks) | FateShown(blocks=blocks)
            ):
                notes += notes_in(blocks)
            case _:
                pass
    return Told(items, tuple(NoteRevealed(note) for note in dict.fromkeys(notes)))
