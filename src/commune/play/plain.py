"""Asking by words and lines: for pipes, screen readers and simple terminals.

Every verb is its word. The end of the input is the end of the sitting, not a mistake:
everything is saved.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from commune.play.answers import (
    HELP_ON_VERBS,
    Answer,
    Leaf,
    Link,
    OpenNote,
    Question,
    Said,
    Take,
    Verb,
)
from commune.play.blocks import Block, Hint, NumberedOffer, OfferList, bare, words_of
from commune.play.typed import number_of, printable, said, shortened, understood
from commune.play.view.plain_view import PlainView
from commune.values import value

_COMMON = "notes, undo, ledger, notebook, saves, quit; help lists all"
_TWO = 2
_BACK = ("", "back", "b", "close")


@value
class PlainAsker:
    """Asks with lines from `read_line`, which gives None at the end of the input."""

    view: PlainView
    read_line: Callable[[], str | None]

    def ask(self, question: Question) -> Answer:
        """Show the offers, numbered, and read until one line is an answer."""
        offers, notes = question.offers, question.notes
        if question.word:
            self.view.show(Hint(question.word))
        hint = Hint(_what_to_type(offers, notes))
        if question.again:  # it was read out just before
            self.view.show(*(() if question.word else (hint,)))
        else:
            self.view.show(offers, hint)
        while True:
            line = self.read_line()
            match Said(Verb.QUIT) if line is None else understood(line, offers):
                case None:
                    typed = shortened(line or "")
                    what = f"“{typed}” is not known here." if typed else "Nothing was typed."
                    self.view.show(Hint(what), hint)
                case Take(number):
                    offer = next(one for one in offers.offers if one.number == number)
                    if not offer.locked:
                        return Take(number)
                    reason = bare(offer.reason) or "it is not open to you."
                    self.view.show(Hint(f"{number} is locked: {reason}"))
                case OpenNote(number) if number > notes:
                    self.view.show(Hint(f"There is no note {number}: this page has {_has(notes)}."))
                case answer:
                    return answer

    def read(self, leaf: Leaf, word: str = "") -> Said | None:
        """Show a leaf; where something of it can be chosen, read a number."""
        if word:
            self.view.show(Hint(word))
        title = () if leaf.headed else (Hint(f"{leaf.title}."),)
        self.view.show(*title, *_parts(leaf))
        links = leaf.links
        if not links:
            return None
        hint = Hint("Type a number, an empty line to go back, or another word; help lists them.")
        self.view.show(hint)
        while True:
            line = self.read_line()
            text = "quit" if line is None else line.strip().rstrip(".")
            number = number_of(text.lower().removeprefix("note").strip())
            if 1 <= number <= len(links):
                return links[number - 1].target
            if text.lower() in _BACK:
                return None
            answer = said(text)
            if answer is not None:
                return answer
            if number:
                self.view.show(
                    Hint(
                        f"There are only {len(links)} here."
                        if len(links) > 1
                        else "There is only one here."
                    )
                )
                continue
            self.view.show(Hint(f"“{shortened(text)}” is not known here."), hint)

    def line(self, prompt: str) -> str:
        """Ask for a line of text."""
        self.view.show(Hint(f"{prompt}:"))
        return printable(self.read_line() or "").strip()

    def help(self) -> tuple[tuple[str, str], ...]:
        """The words that can be typed."""
        words = ((verb.value, about) for verb, about in HELP_ON_VERBS.items())
        return (
            ("a number", "take that way on"),
            ("an empty line", "go on, where there is one way; back, from a list"),
            ("note 2", "open note 2 of this page"),
            *words,
        )


def _what_to_type(offers: OfferList, notes: int) -> str:
    numbers = [str(offer.number) for offer in offers.offers]
    between = " or " if len(numbers) == _TWO else " to "
    last = f"{between}{numbers[-1]}" if len(numbers) > 1 else ""
    typed = f"Type {numbers[0]}{last}" if numbers else "Type a word"
    here = f" This page has {_has(notes)}." if notes else ""
    return f"{typed}, or: {_COMMON}.{here}"


def _parts(leaf: Leaf) -> Iterator[Block]:
    """The parts of a leaf, its links as numbered lines."""
    number, count = 0, len(leaf.links)
    for are_links, parts in groupby(leaf.parts, lambda part: isinstance(part, Link)):
        lines: list[NumberedOffer] = []
        for part in parts:
            if isinstance(part, Link):
                number += 1
                head = f"{leaf.noun.capitalize()} {number} of {count}: " if leaf.noun else ""
                label = words_of(f"{head}{part.label}")
                lines.append(NumberedOffer(number, "", label, taken=part.mark))
            else:
                yield part
        if are_links:
            yield OfferList(tuple(lines))


def _has(notes: int) -> str:
    return f"notes 1 to {notes}" if notes > 1 else "one note" if notes else "no notes"
