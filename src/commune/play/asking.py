"""Asking at a page until the answer moves the reader.

What only shows something, or leaves the reader where they are, is done here, and the
question stands. The asker is made after the first page is painted.
"""

from collections.abc import Callable
from dataclasses import dataclass

from commune.play.answers import SHOWING, Asker, OpenNote, Question, Said, Take, Verb
from commune.play.blocks import OfferList
from commune.play.desk import Desk
from commune.play.paging import counted
from commune.play.standing import Standing
from commune.values import value


@value
class Move:
    """Where the reader goes. `word` is said there; `afar` says that it is another playthrough.

    `leaving` says that the sitting is over.
    """

    standing: Standing
    word: str = ""
    afar: bool = False
    leaving: bool = False


@value
class Here:
    """Where a question is asked: where the reader `stands`, and what they have `seen` so far.

    Where a page holds, what is behind the hold has happened and is not seen yet.
    """

    stands: Standing
    seen: Standing
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Inquiry:
    """Asks, for one sitting. `word` is what is to be said at the next question."""

    make_asker: Callable[[], Asker]
    desk: Desk
    word: str = ""
    _asker: Asker | None = None

    def ask(self, offers: OfferList, here: Here) -> Take | Move:
        """The offer taken, or where the reader moves to."""
        again = False
        while True:
            word, self.word = self.word, ""
            unread = sum(1 for note in here.notes if note not in self.desk.memory.read)
            question = Question(offers, len(here.notes), unread, word, again=again)
            again = True
            answer = self.asker.ask(question)
            if isinstance(answer, Take):
                return answer
            if isinstance(answer, OpenNote):
                if answer.number > len(here.notes):
                    has = counted(here.notes)
                    self.word = f"There is no note {answer.number}: this page has {has}."
                    continue
                answer = Said(Verb.NOTE, here.notes[answer.number - 1])
            move = self._done(answer, here)
            if move is not None:
                return move

    def open(self, said: Said, here: Here) -> Move | None:
        """Open a page beside the story; where it moved the reader, or None."""
        return self._done(said, here)

    @property
    def asker(self) -> Asker:
        """The asker, made when it is first wanted."""
        if self._asker is None:
            self._asker = self.make_asker()
        return self._asker

    def _done(self, said: Said, here: Here) -> Move | None:
        """Do what was said; where the reader goes, or None where they stay."""
        # Deferred: nobody asks for any of this before the first page stands.
        from commune.play.browsing import browse  # noqa: PLC0415
        from commune.play.doing import STAYING, done  # noqa: PLC0415
        from commune.play.moves import moved  # noqa: PLC0415

        gentle = self.desk.settings.gentle
        moving: Said | None = said
        if said.verb in SHOWING or said in _OPENING:
            said = _OPENING.get(said, said)
            moving = browse(
                said,
                asker=self.asker,
                desk=self.desk,
                here=here,
                done=lambda asked: done(asked, here.stands, self.desk, self.asker),
            )
        elif said.verb in STAYING:
            self.word, moving = done(said, here.stands, self.desk, self.asker), None
        if moving is not None:
            move = moved(moving, here.stands, self.desk)
            if move.standing is here.stands and not move.leaving and moving.verb is not Verb.AGAIN:
                self.word = move.word
                return None
            return move
        # Other words are on the page now: it is shown again.
        return Move(here.stands, self.word) if gentle != self.desk.settings.gentle else None


# Verbs that want something to be said of them, and what they open where nothing is.
_OPENING = {
    Said(Verb.SET): Said(Verb.SETTINGS),
    Said(Verb.BACK): Said(Verb.CHOICES),
    Said(Verb.LOAD): Said(Verb.SAVES),
}
