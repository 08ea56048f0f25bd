"""What a typed line asks for: the words of plain mode, and of the menu's command line."""

from commune.play.answers import Answer, OpenNote, Said, Take, Verb
from commune.play.blocks import OfferList
from commune.saves.settings import OPTIONS

# Other words for the same: what players of other games type.
_ALSO = {
    "u": Verb.UNDO,
    "n": Verb.NOTES,
    "note": Verb.NOTES,
    "b": Verb.NOTEBOOK,
    "book": Verb.NOTEBOOK,
    "find": Verb.NOTEBOOK,
    "search": Verb.NOTEBOOK,
    "l": Verb.LEDGER,
    "inventory": Verb.LEDGER,
    "i": Verb.LEDGER,
    "c": Verb.CHOICES,
    "journal": Verb.CHOICES,
    "history": Verb.CHOICES,
    "w": Verb.WHERE,
    "look": Verb.AGAIN,
    "status": Verb.WHERE,
    "e": Verb.ENDINGS,
    "s": Verb.SAVES,
    "slots": Verb.SAVES,
    "restore": Verb.LOAD,
    "open": Verb.LOAD,
    "script": Verb.TRANSCRIPT,
    "o": Verb.SETTINGS,
    "options": Verb.SETTINGS,
    "g": Verb.GENTLE,
    "r": Verb.AGAIN,
    "a": Verb.AGAIN,
    "reprint": Verb.AGAIN,
    "h": Verb.HELP,
    "?": Verb.HELP,
    "q": Verb.QUIT,
    "exit": Verb.QUIT,
    "story": Verb.PAGE,
}
_WORDS = {**{verb.value: verb for verb in Verb if verb is not Verb.NOTE}, **_ALSO}
WORDS = (
    *sorted(verb.value for verb in Verb if verb is not Verb.NOTE),
    *(f"set {option.name.replace('_', ' ')}" for option in OPTIONS),
)
# Verbs that something may be said about; behind the others nothing may stand.
_WITH_MORE = frozenset({Verb.NOTEBOOK, Verb.SAVE, Verb.LOAD, Verb.TRANSCRIPT, Verb.SET, Verb.BACK})
_MOST_DIGITS = 4


def understood(line: str, offers: OfferList) -> Answer | None:
    """What a typed line asks for; None where it is nothing known.

    An empty line takes the only open offer, as Enter at a page turn should.
    """
    text = line.strip().rstrip(".")
    if not text:
        open_offers = [offer for offer in offers.offers if not offer.locked]
        return Take(open_offers[0].number) if len(open_offers) == 1 else None
    number = number_of(text)
    if number:
        return Take(number) if any(offer.number == number for offer in offers.offers) else None
    word, _, rest = text.partition(" ")
    if word.lower() in {"note", "notes", "n"} and number_of(rest):
        return OpenNote(number_of(rest))
    return said(text)


def said(text: str) -> Said | None:
    """The verb that a typed line names, with what follows it; None where it names none."""
    word, _, rest = text.strip().partition(" ")
    verb = _WORDS.get(word.lower())
    about = printable(rest).strip()
    if verb is None or (about and verb not in _WITH_MORE):
        return None
    return Said(verb, about)


def number_of(word: str) -> int:
    """A number from 1, or 0 where the word is none."""
    word = word.strip()
    plain = word.isascii() and word.isdecimal() and len(word) <= _MOST_DIGITS
    return int(word) if plain else 0


def shortened(line: str) -> str:
    """What was typed, fit to be shown again: printable, and not long."""
    return printable(line.strip()[:40])


def printable(text: str) -> str:
    """What was typed without codes, which would move the cursor if they were shown again."""
    signs = (" " if sign.isspace() else sign for sign in text)
    return "".join(sign for sign in signs if sign.isprintable())
