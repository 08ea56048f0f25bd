"""Which key asks for what."""

from commune.play.answers import HELP_ON_VERBS, Verb
from commune.play.glyphs import Glyphs

DIGITS = "123456789"
AZERTY_ROW = "&é\"'(-è_ç"  # the digits' keys on French keyboards, without Shift
LETTERS = {
    "u": Verb.UNDO,
    "U": Verb.REDO,
    "n": Verb.NOTES,
    "b": Verb.NOTEBOOK,
    "p": Verb.PEOPLE,
    "P": Verb.PLACES,
    "l": Verb.LEDGER,
    "c": Verb.CHOICES,
    "w": Verb.WHERE,
    "e": Verb.ENDINGS,
    "i": Verb.INVENTED,
    "s": Verb.SAVES,
    "o": Verb.SETTINGS,
    "g": Verb.GENTLE,
    "r": Verb.AGAIN,
    "?": Verb.HELP,
    "h": Verb.HELP,
    "q": Verb.QUIT,
}
ALSO = {"c-l": Verb.AGAIN, "c-r": Verb.REDO, "c-d": Verb.QUIT}
UP = ("up", "k", "s-tab")
DOWN = ("down", "j", "tab")


def digit_of(key: str) -> int:
    """The digit that a key stands for (1 to 9), or 0 where it stands for none."""
    for row in (DIGITS, AZERTY_ROW):
        if key and key in row:
            return row.index(key) + 1
    return 0


def help_on_keys(glyphs: Glyphs) -> tuple[tuple[str, str], ...]:
    """All keys, and what they do; then what has a word and no key."""
    keys = {verb: key for key, verb in reversed(LETTERS.items())}
    verbs = [(verb, about) for verb, about in HELP_ON_VERBS.items() if verb is not Verb.HELP]
    return (
        ("1 to 9", "choose at once; on a French keyboard without Shift too"),
        ("arrows, Tab, j and k", "move; Enter or the space bar chooses"),
        *((keys[verb], about) for verb, about in verbs if verb in keys),
        ("Esc", "back to the page, from notes and the like; so does their own key"),
        ("/", "look for words, in the notebook"),
        (":", "type a word instead of a key; Tab completes it"),
        *((f":{verb.value}", about) for verb, about in verbs if verb not in keys),
        ("Ctrl-C, Ctrl-D", "stop at any moment; your place is kept"),
        (glyphs.dilemma, "marks a choice between two goods or two losses"),
    )
