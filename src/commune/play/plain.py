"""Asking by words and lines: for pipes, screen readers and simple terminals.

Every verb is its word or its first letter. The end of the input is the end of the
sitting, not a mistake: everything is saved.
"""

from collections.abc import Callable

from commune.play.answers import HELP_ON_VERBS, Answer, OpenNote, Take, Verb
from commune.play.blocks import Help, Hint, NoteList, OfferList, bare
from commune.play.view.plain_view import PlainView
from commune.values import value

_WORDS = {
    **{verb.value: verb for verb in Verb},
    **{verb.value[0]: verb for verb in Verb},
    "note": Verb.NOTES,
    "exit": Verb.QUIT,
    "?": Verb.HELP,
}
_VERBS = ", ".join(verb.value for verb in Verb)
_MOST_DIGITS = 4


@value
class PlainAsker:
    """Asks with lines from `read`, which gives None at the end of the input."""

    view: PlainView
    read: Callable[[], str | None]

    def ask(self, offers: OfferList, *, notes: int, word: str = "") -> Answer:
        """Show the offers, numbered, and read until one line is an answer."""
        if word:
            self.view.show(Hint(word))
        numbers = [str(offer.number) for offer in offers.offers]
        last = f" to {numbers[-1]}" if len(numbers) > 1 else ""
        typed = f"Type {numbers[0]}{last}" if numbers else "Type a word"
        hint = Hint(f"{typed}, or: {_VERBS}.")
        self.view.show(offers, hint)
        while True:
            line = self.read()
            match Verb.QUIT if line is None else understood(line, offers):
                case None:
                    typed = _short(line or "")
                    what = f"“{typed}” is not known here." if typed else "Nothing was typed."
                    self.view.show(Hint(what), hint)
                case Take(number):
                    offer = offers.offers[number - 1]
                    if not offer.locked:
                        return Take(number)
                    reason = bare(offer.reason) or "it is not open to you."
                    self.view.show(Hint(f"{number} is locked: {reason}"))
                case OpenNote(number) if number > notes:
                    has = (
                        f"notes 1 to {notes}" if notes > 1 else "one note" if notes else "no notes"
                    )
                    self.view.show(Hint(f"There is no note {number}: this page has {has}."))
                case answer:
                    return answer

    def pick(self, notes: NoteList) -> OpenNote | Verb | None:
        """Show the list of notes and read a number; an empty line goes back."""
        numbers = {entry.number for entry in notes.entries}
        self.view.show(notes, Hint("Type a note’s number, or an empty line to go back."))
        while True:
            line = self.read()
            word = "quit" if line is None else line.strip().rstrip(".").lower()
            if word in {"quit", "q", "exit"}:
                return Verb.QUIT
            if word in {"", "n", "notes", "back", "b"}:
                return None
            number = _number(word.removeprefix("notes").removeprefix("note").removeprefix("n"))
            if number in numbers:
                return OpenNote(number)
            self.view.show(Hint(f"“{_short(word)}” is no note’s number; an empty line goes back."))

    def help(self) -> Help:
        """The words that can be typed."""
        verbs = ((f"{verb.value}, or {verb.value[0]}", HELP_ON_VERBS[verb]) for verb in Verb)
        return Help((("a number", "take that way on"), ("note 2", "open note 2"), *verbs))


def understood(line: str, offers: OfferList) -> Answer | None:
    """What a typed line asks for; None where it is nothing known.

    An empty line takes the only open offer, as Enter at a page turn should.
    """
    words = line.strip().rstrip(".").lower().split()
    open_offers = [offer for offer in offers.offers if not offer.locked]
    match words:
        case []:
            return Take(open_offers[0].number) if len(open_offers) == 1 else None
        case ["note" | "notes" | "n", number] if _number(number):
            return OpenNote(_number(number))
        case [word] if any(offer.number == _number(word) for offer in offers.offers):
            return Take(_number(word))
        case [word]:
            return _WORDS.get(word)
        case _:
            return None


def _number(word: str) -> int:
    """A number from 1, or 0 where the word is none."""
    word = word.strip()
    return int(word) if word.isdecimal() and len(word) <= _MOST_DIGITS else 0


def _short(line: str) -> str:
    """What was typed, fit to be shown again: printable, and not long."""
    return "".join(c for c in line.strip()[:40] if c.isprintable())
