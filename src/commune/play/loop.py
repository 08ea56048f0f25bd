"""The loop of a sitting, whichever way it is drawn and asked.

Each choice is saved before the page behind it is shown. Where a page holds, the reader
is asked like at any menu; verbs that only show something (notes, ledger, help) leave
the question standing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from commune.model.ids import scene_of
from commune.play.answers import Asker, OpenNote, Take, Verb, View
from commune.play.blocks import (
    Block,
    Chosen,
    EndingCard,
    FateCard,
    Heading,
    Hint,
    LedgerCard,
    Notice,
    NumberedOffer,
    OfferList,
    PageTurn,
    Prose,
    words_of,
)
from commune.play.notebook import note_card, note_list
from commune.play.paging import highest_note, invented_here, place_of, under
from commune.play.presenter import (
    Part,
    Sheet,
    closing_card,
    ledger_lines,
    present,
    summary_of,
    text_of,
    title_card,
)
from commune.play.standing import Standing, begun, passed_over, taken, undone
from commune.saves import Shelf
from commune.values import replace

_READ, _BACK, _SUMMARY = "Read on.", "Go back.", "Read a summary instead."
_AGAIN, _LEAVE = "Begin again; this playthrough is kept.", "Leave."


class Coming(Enum):
    """How the reader comes to a page, which says how much is shown and where it holds."""

    ONWARDS = "by a choice: all of it, holding at acts and at every notice"
    RESUMED = "by opening a save: all of it, holding at notices"
    BACK = "by undo or reprint: its last part, holding at a notice not yet accepted"


class Left(Enum):
    """The sitting is over."""

    BY_QUITTING = 0


@dataclass(slots=True)
class Sitting:
    """What a sitting has at hand, and what it remembers until it ends.

    `make_asker` is called after the first page is painted. Without a shelf nothing is kept.
    """

    view: View
    make_asker: Callable[[], Asker]
    shelf: Shelf | None
    accepted: set[str] = field(default_factory=set)  # scenes whose notice was read on from
    complaint: str = ""  # why saving failed last; told once
    word: str = ""  # what is to be said at the next question
    _notes_shown: int = 0  # how many of the page's notes have a marker that was shown
    _asker: Asker | None = None

    def tell(self, standing: Standing, coming: Coming) -> int:
        """Go from page to page until the reader leaves; gives the exit code."""
        while True:
            following = self._page(standing, coming)
            if isinstance(following, Left):
                return following.value
            standing, coming = following

    def keep(self, standing: Standing) -> None:
        """Save, and where that fails say so once; the game goes on."""
        failed = self.shelf.save(standing.playthrough) if self.shelf else None
        reason = failed.reason if failed else ""
        if reason and reason != self.complaint:
            self.view.show(Hint(f"{reason} You can go on playing."))
        self.complaint = reason

    def _page(self, standing: Standing, coming: Coming) -> tuple[Standing, Coming] | Left:
        """Show a page, ask, and do what was asked."""
        sheet = present(standing.page(), standing.journal, gentle=standing.gentle)
        self._notes_shown = 0
        if coming is not Coming.ONWARDS:
            self.view.show(*place_of(standing.journal, sheet))
        for part in sheet.parts[-1:] if coming is Coming.BACK else sheet.parts:
            gone = self._part(part, standing, sheet, coming)
            if gone is not None:
                return gone
        self.view.show(*under(sheet, whole=coming is not Coming.ONWARDS))
        if sheet.ended:
            return self._end(standing, sheet)
        if all(offer.locked for offer in sheet.offers.offers):
            self.view.show(
                Hint("The story stops here, where it was meant to go on. Undo leads back.")
            )
        answer = self._ask(sheet.offers, standing, sheet)
        if not isinstance(answer, Take):
            return self._verb(answer, standing)
        offer = sheet.offers.offers[answer.number - 1]
        if not offer.pause:
            self.view.show(Chosen(offer.number, offer.label))
        following = taken(standing, offer.step)
        self.keep(following)
        return following, Coming.ONWARDS

    def _part(
        self, part: Part, standing: Standing, sheet: Sheet, coming: Coming
    ) -> tuple[Standing, Coming] | Left | None:
        """Show a part of a page, asking before it where it holds; None to go on behind it."""
        match part.hold:
            case Notice(scene) if coming is not Coming.BACK or scene not in self.accepted:
                return self._notice(part.hold, part, standing, sheet=sheet, coming=coming)
            case PageTurn() if coming is Coming.ONWARDS:
                answer = self._ask(_offers("Go on."), standing, sheet, page_notes=False)
                if not isinstance(answer, Take):
                    return self._verb(answer, standing, again=coming)
            case _:
                pass
        return self._reveal(part.blocks, standing, sheet, coming)

    def _reveal(
        self, blocks: tuple[Block, ...], standing: Standing, sheet: Sheet, coming: Coming
    ) -> tuple[Standing, Coming] | Left | None:
        """Show blocks a screen at a time, where the view has screens."""
        for number, screen in enumerate(self.view.screens(blocks)):
            if number:
                answer = self._ask(_offers(_READ), standing, sheet, page_notes=False)
                if not isinstance(answer, Take):
                    return self._verb(answer, standing, again=coming)
            self.view.show(*screen)
            self._notes_shown = max(self._notes_shown, highest_note(screen))
        return None

    def _notice(
        self, notice: Notice, part: Part, standing: Standing, *, sheet: Sheet, coming: Coming
    ) -> tuple[Standing, Coming] | Left | None:
        """Ask before a hard scene: read on, read its summary, or go back."""
        before = undone(standing)
        labels = [
            _READ,
            *([_SUMMARY] if notice.has_summary else []),
            *([_BACK] if before else []),
        ]
        self.view.show(notice)
        answer = self._ask(_offers(*labels), standing, sheet, page_notes=False)
        if not isinstance(answer, Take):
            return self._verb(answer, standing, again=coming)
        match labels[answer.number - 1]:
            case said if said == _READ:
                self.accepted.add(notice.scene)
                return self._reveal(part.blocks, standing, sheet, coming)
            case said if said == _SUMMARY:
                return self._summary(notice, part, standing)
            case _:
                return self._verb(Verb.UNDO, standing)

    def _summary(
        self, notice: Notice, part: Part, standing: Standing
    ) -> tuple[Standing, Coming] | None:
        """Read the summary; the choices of the scene are made as its writer chose."""
        self.accepted.discard(notice.scene)
        scene = standing.journal.story.scenes[notice.scene]
        self.view.show(summary_of(scene, standing.journal, gentle=standing.gentle))
        following = passed_over(standing, scene)
        if len(following.journal.path) == len(standing.journal.path):
            journal = standing.journal
            if scene_of(journal.state.at) == scene.id and not journal.turn.ended:
                self.view.show(
                    Hint("The summary leads no further: the scene follows."), *part.blocks
                )
            else:  # the page itself leads through the scene and out of it: go on behind it
                self.view.show(*(b for b in part.blocks if isinstance(b, EndingCard | FateCard)))
            return None
        self.keep(following)
        return following, Coming.ONWARDS

    def _end(self, standing: Standing, sheet: Sheet) -> tuple[Standing, Coming] | Left:
        """The story is over: what is taken along, and a fresh start if one is wanted."""
        story = standing.journal.story
        self.view.show(closing_card(f"The end of {story.manifest.title}", standing.journal))
        about = text_of(story.manifest.about, standing.journal)
        if about:
            self.view.show(Heading("About this story"), Prose(about))
        answer = self._ask(_offers(_AGAIN, _LEAVE), standing, sheet)
        match answer:
            case Take(number=1):
                if self.shelf:
                    self.shelf.put_away(story.manifest.title)
                self.accepted.clear()
                fresh = begun(story, opening=standing.opening, gentle=standing.gentle)
                self.view.show(title_card(fresh.journal))
                return fresh, Coming.ONWARDS
            case Take():
                return Left.BY_QUITTING
            case _:
                return self._verb(answer, standing)

    def _verb(
        self, verb: Verb, standing: Standing, *, again: Coming = Coming.BACK
    ) -> tuple[Standing, Coming] | Left:
        """Do what moves the reader: back, to the same page `again`, or out."""
        match verb:
            case Verb.QUIT:
                self.keep(standing)
                if self.shelf and not self.complaint:
                    self.view.show(Hint("Saved. It goes on from here next time."))
                return Left.BY_QUITTING
            case Verb.UNDO:
                before = undone(standing)
                if before is None:
                    self.word = "There is nothing to take back: it begins here."
                    return standing, again
                self.word = "Taken back."
                self.keep(before)
                return before, Coming.BACK
            case Verb.GENTLE:
                changed = replace(standing, gentle=not standing.gentle)
                how = "on" if changed.gentle else "off"
                self.word = f"Gentle text is {how}."
                self.keep(changed)
                return changed, again
            case _:
                return standing, again

    def _ask(
        self, offers: OfferList, standing: Standing, sheet: Sheet, *, page_notes: bool = True
    ) -> Take | Verb:
        """Ask until the answer moves the reader; show what can be shown meanwhile."""
        if self._asker is None:
            self._asker = self.make_asker()
        notes = sheet.notes if page_notes else sheet.notes[: self._notes_shown]
        while True:
            word, self.word = self.word, ""
            answer = self._asker.ask(offers, notes=len(notes), word=word)
            match answer:
                case Verb.NOTES if not notes:
                    made_up = invented_here(standing.journal)
                    self.word = f"There are no notes on this page. {made_up}".rstrip()
                case Verb.NOTES:
                    if self._notes(self._asker, notes, standing) is Verb.QUIT:
                        return Verb.QUIT
                case OpenNote(number):
                    story = standing.journal.story
                    self.view.show(note_card(story.notes[notes[number - 1]], standing.journal))
                case Verb.LEDGER:
                    self.view.show(LedgerCard(ledger_lines(standing.journal)))
                case Verb.HELP:
                    self.view.show(self._asker.help())
                case _:
                    return answer

    def _notes(self, asker: Asker, notes: tuple[str, ...], standing: Standing) -> Verb | None:
        """Let the reader open notes of the page, one after another, until they go back."""
        story = standing.journal.story
        if made_up := invented_here(standing.journal):
            self.view.show(Hint(made_up))
        while True:
            answer = asker.pick(note_list(notes, story))
            if not isinstance(answer, OpenNote):
                return answer
            self.view.show(note_card(story.notes[notes[answer.number - 1]], standing.journal))


def _offers(*labels: str) -> OfferList:
    """Questions of the game itself, asked like offers."""
    return OfferList(
        tuple(
            NumberedOffer(number, "", words_of(label))
            for number, label in enumerate(labels, start=1)
        )
    )
