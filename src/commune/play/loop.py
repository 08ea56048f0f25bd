"""The loop of a sitting, whichever way it is drawn and asked.

Each choice is saved before the page behind it is shown. Where a page holds, the reader
is asked like at any menu.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from commune.model.ids import scene_of
from commune.play.answers import Asker, Take, View
from commune.play.asking import Here, Inquiry, Move
from commune.play.blocks import (
    Block,
    Chosen,
    EndingCard,
    FateCard,
    Hint,
    Notice,
    PageTurn,
    TitleCard,
)
from commune.play.desk import Desk
from commune.play.paging import highest_note, place_of, questions, under
from commune.play.presenter import Part, Sheet, present, summary_of
from commune.play.previously import previously
from commune.play.standing import Standing, passed_over, taken, undone
from commune.values import replace

_BEGIN = "Begin."
_READ, _BACK, _SUMMARY = "Read on.", "Go back.", "Read a summary; it chooses for you."
_STUCK = "The story stops here, where it was meant to go on. Undo leads back."
SAVED = "Saved. It goes on from here next time."
NOT_KEPT = "Nothing of this was kept."
LAST_NOT_KEPT = "What was done last is not on the disk."


class Coming(Enum):
    """How the reader comes to a page, which says how much is shown and where it holds."""

    ONWARDS = "by a choice: all of it, holding at acts and at every notice"
    RESUMED = "by opening a save: all of it, holding at notices"
    BACK = "by undo or again: its last part, holding at a notice not yet accepted"


class Left(Enum):
    """The sitting is over."""

    BY_QUITTING = 0


Following = tuple[Standing, Coming]  # the page to go to


@dataclass(slots=True)
class Sitting:
    """What a sitting remembers until it ends. `make_asker` is called after the first page."""

    view: View
    make_asker: Callable[[], Asker]
    desk: Desk
    accepted: set[str] = field(default_factory=set)  # scenes whose notice was read on from
    _inquiry: Inquiry = field(init=False)
    _greeting: tuple[Block, ...] = ()
    _notes_shown: int = 0  # how many of the page's notes have a marker that was shown

    def __post_init__(self) -> None:
        """Make ready to ask."""
        self._inquiry = Inquiry(self.make_asker, self.desk)

    def tell(self, standing: Standing, coming: Coming, greeting: tuple[Block, ...] = ()) -> int:
        """Go from page to page until the reader leaves; gives the exit code.

        The `greeting` is what stands above the first page.
        """
        self._greeting = greeting
        while True:
            following = self._page(standing, coming)
            if isinstance(following, Left):
                return following.value
            standing, coming = following

    def keep(self, standing: Standing) -> None:
        """Save; where there is something to say of that, say it. The game goes on."""
        said = self.desk.keep(standing)
        if said:
            self.view.show(Hint(said))

    def _page(self, standing: Standing, coming: Coming) -> Following | Left:
        """Show a page, ask, and do what was asked."""
        gentle, before = self.desk.settings.gentle, self.desk.memory.steps
        page = standing.page(gentle=gentle)
        sheet = present(page, standing.journal, gentle=gentle, before=before)
        self._notes_shown = 0
        parts = self._opened(sheet, standing, coming)
        if isinstance(parts, Move):
            return self._moved(parts, standing, again=coming)
        below = (*under(sheet, whole=coming is not Coming.ONWARDS), sheet.offers)
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            gone = self._part(part, standing, sheet, coming, below=below if last else ())
            if gone is not None:
                return gone
        self.view.show(*below[:-1])
        if sheet.ended:
            return self._end(standing, sheet, parts[-1:])
        if all(offer.locked for offer in sheet.offers.offers):
            self.view.show(Hint(_STUCK))
        answer = self._inquiry.ask(sheet.offers, Here(standing, standing, sheet.notes))
        if isinstance(answer, Move):
            return self._moved(answer, standing)
        offer = sheet.offers.offers[answer.number - 1]
        if not offer.pause:
            self.view.show(Chosen(offer.number, offer.label))
        return self._taken(standing, taken(standing, offer.step))

    def _taken(self, standing: Standing, following: Standing) -> Following:
        self._inquiry.word = self.desk.leave(standing, following)
        self.keep(following)
        return following, Coming.ONWARDS

    def _opened(self, sheet: Sheet, standing: Standing, coming: Coming) -> tuple[Part, ...] | Move:
        """The parts of a page with what stands above them; what is long holds before them."""
        greeting, self._greeting = self._greeting, ()
        parts = sheet.parts[-1:] if coming is Coming.BACK else sheet.parts
        gentle = self.desk.settings.gentle
        above = previously(standing, gentle=gentle) if coming is Coming.RESUMED else ()
        place = place_of(standing.journal, sheet) if coming is not Coming.ONWARDS else ()
        first = parts[0] if parts else Part(())
        if first.hold is None and coming is Coming.ONWARDS:
            return (Part((*greeting, *first.blocks)), *parts[1:]) if greeting else parts
        self.view.show(*greeting, *above)
        if above and self._is_long((*greeting, *above, *place, *first.blocks), (sheet.offers,)):
            answer = self._hold(_READ, standing)
            if isinstance(answer, Move):
                return answer
        return (replace(first, blocks=(*place, *first.blocks)), *parts[1:])

    def _is_long(self, blocks: tuple[Block, ...], below: tuple[Block, ...]) -> bool:
        """Whether blocks take more than one screen."""
        return sum(1 for _ in self.view.screens(blocks, below)) > 1

    def _hold(self, label: str, standing: Standing, notes: tuple[str, ...] = ()) -> Take | Move:
        """Ask before more is shown: seen are the pages before, and some of this one's notes."""
        earlier = standing.journal.earlier
        seen = replace(standing, journal=earlier) if earlier else standing
        return self._inquiry.ask(questions(label), Here(standing, seen, notes))

    def _part(
        self,
        part: Part,
        standing: Standing,
        sheet: Sheet,
        coming: Coming,
        *,
        below: tuple[Block, ...],
    ) -> Following | Left | None:
        """Show a part of a page, asking before it where it holds; None to go on behind it."""
        match part.hold:
            case Notice(scene) if coming is not Coming.BACK or scene not in self.accepted:
                return self._notice(part.hold, part, standing, sheet=sheet, coming=coming)
            case PageTurn() if coming is Coming.ONWARDS:
                answer = self._hold("Go on.", standing, sheet.notes[: self._notes_shown])
                if isinstance(answer, Move):
                    return self._moved(answer, standing, again=coming)
            case _:
                pass
        if coming is Coming.BACK:  # it was read before: nothing of it waits
            self.view.show(*part.blocks)
            self._notes_shown = len(sheet.notes)
            return None
        return self._reveal(part.blocks, standing, sheet, coming, below=below)

    def _reveal(
        self,
        blocks: tuple[Block, ...],
        standing: Standing,
        sheet: Sheet,
        coming: Coming,
        *,
        below: tuple[Block, ...] = (),
    ) -> Following | Left | None:
        """Show blocks a screen at a time, where the view has screens."""
        title = False
        for number, screen in enumerate(self.view.screens(blocks, below)):
            if number:
                label = _BEGIN if title else _READ
                answer = self._hold(label, standing, sheet.notes[: self._notes_shown])
                if isinstance(answer, Move):
                    return self._moved(answer, standing, again=coming)
            title = isinstance(screen[-1], TitleCard) and bool(screen[-1].content)
            self.view.show(*screen)
            self._notes_shown = max(self._notes_shown, highest_note(screen))
        return None

    def _notice(
        self, notice: Notice, part: Part, standing: Standing, *, sheet: Sheet, coming: Coming
    ) -> Following | Left | None:
        """Ask before a hard scene: read on, read its summary, or go back."""
        before = undone(standing)
        labels = [
            _READ,
            *([_SUMMARY] if notice.has_summary else []),
            *([_BACK] if before else []),
        ]
        self.view.show(notice)
        earlier = standing.journal.earlier
        seen = replace(standing, journal=earlier) if earlier else standing
        here = Here(standing, seen, sheet.notes[: self._notes_shown])
        answer = self._inquiry.ask(questions(*labels), here)
        if isinstance(answer, Move):
            return self._moved(answer, standing, again=coming)
        match labels[answer.number - 1]:
            case said if said == _READ:
                self.accepted.add(notice.scene)
                return self._reveal(part.blocks, standing, sheet, coming)
            case said if said == _SUMMARY:
                return self._summary(notice, part, standing)
            case _:
                return self._moved(Move(before or standing, "You went back."), standing)

    def _summary(self, notice: Notice, part: Part, standing: Standing) -> Following | None:
        """Read the summary; the choices of the scene are made as its writer chose."""
        self.accepted.discard(notice.scene)
        scene = standing.journal.story.scenes[notice.scene]
        gentle = self.desk.settings.gentle
        self.view.show(summary_of(scene, standing.journal, gentle=gentle))
        following = passed_over(standing, scene)
        if len(following.journal.path) == len(standing.journal.path):
            journal = standing.journal
            if scene_of(journal.state.at) == scene.id and not journal.turn.ended:
                hint = Hint("The summary leads no further: the scene follows.")
                self.view.show(hint, *part.blocks)
            else:  # the page itself leads through the scene and out of it: go on behind it
                self.view.show(*(b for b in part.blocks if isinstance(b, EndingCard | FateCard)))
            return None
        return self._taken(standing, following)

    def _end(self, standing: Standing, sheet: Sheet, last: tuple[Part, ...]) -> Following | Left:
        """The story is over: what is taken along, and a fresh start if one is wanted."""
        # Deferred: the first page needs nothing of it.
        from commune.play.ending import AGAIN, LEADS, afterwards, anew  # noqa: PLC0415

        self.desk.learn(standing.journal)
        after = afterwards(standing, gentle=self.desk.settings.gentle)
        leads = questions(*LEADS)
        here = Here(standing, standing, sheet.notes)
        shown = tuple(block for part in last for block in part.blocks)
        if self._is_long((*shown, *after), (leads,)):
            answer = self._inquiry.ask(questions(_READ), here)
            if isinstance(answer, Move):
                return self._moved(answer, standing)
        gone = self._reveal(after, standing, sheet, Coming.BACK, below=(leads,))
        while gone is None:
            answer = self._inquiry.ask(leads, here)
            if isinstance(answer, Take):
                lead = list(LEADS.values())[answer.number - 1]
                if lead is AGAIN:
                    self.accepted.clear()
                    fresh, self._greeting = anew(standing, self.desk)
                    return fresh, Coming.ONWARDS
                move = self._inquiry.open(lead, here)
                if move is None:
                    continue
                answer = move
            return self._moved(answer, standing)
        return gone

    def _moved(
        self, move: Move, standing: Standing, *, again: Coming = Coming.BACK
    ) -> Following | Left:
        """Go where the reader moves: back, on, elsewhere, to the same page `again`, or out."""
        if move.leaving:
            self.keep(standing)
            self.desk.learn(standing.journal)
            lost = LAST_NOT_KEPT if self.desk.shelf else NOT_KEPT
            self.view.show(Hint(SAVED if self.desk.kept else lost))
            return Left.BY_QUITTING
        self._inquiry.word = move.word
        if move.standing is standing:
            return standing, again
        self.keep(move.standing)
        return move.standing, Coming.RESUMED if move.afar else Coming.BACK
