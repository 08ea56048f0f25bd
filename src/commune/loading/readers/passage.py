"""Reading passages: their choices, hubs, and the one way on that each has."""

from commune.diagnostics import Diagnostic
from commune.expressions.syntax import And, Comparison
from commune.loading.readers.addresses import DIVERT, ID, PLACED_WORD, REFERENCES, check_id
from commune.loading.readers.fields import Field, Form, Reading, Table, Values, read_table
from commune.loading.readers.forms import (
    ALLOW,
    CONDITION,
    EFFECTS,
    LINE,
    PROSE,
    WORDS,
    mapping_of,
    record,
)
from commune.loading.readers.scalars import FLAG, number, one_of
from commune.loading.tree.tree import Node, Scalar
from commune.model.prose import Text, Words
from commune.model.scene import Choice, Choices, End, Go, Hub, Passage, Way

CHOICE_KINDS = ("deed", "stance", "attention", "relation", "dilemma")
WAYS = ("choices", "hub", "go", "end")
GO_ON: Words = (Text("Go on."),)  # where not even story.yaml has words for a pause


# Choices


def _choice(values: Values, key: Scalar, reading: Reading) -> Choice:
    get = values.get
    condition = get("if")
    protagonist = ""
    if who := get("as"):
        protagonist = who.id
        asked = Comparison(reading.protagonist, "==", protagonist, who.span, who.span)
        condition = asked if condition is None else And((asked, condition))
    fallback = get("fallback") or False
    if fallback and ("if" in values or "as" in values):
        says = f"the fallback “{key.text}” has a condition: it must be open when nothing else is"
        _menu_form(key, reading, says, "Take “if” and “as” away, or “fallback”.")
    if "locked" in values and "if" not in values:
        says = f"“{key.text}” gives a reason for being locked, but no “if” ever locks it"
        _menu_form(key, reading, says, "Add the “if”, or take “locked” away.")
    return Choice(
        key.text,
        get("kind") or "deed",
        get("label") or (),
        get("to") or (),
        condition,
        protagonist,
        get("locked") or (),
        get("once") or False,
        fallback,
        get("effects") or (),
        get("text") or (),
        get("allow") or {},
        key.span,
    )


def _menu_form(key: Scalar, reading: Reading, says: str, hint: str) -> None:
    reading.tell(Diagnostic("menu-form", key.span, says, hint))


CHOICE = Table(
    "choice",
    "A way on that the reader picks.",
    (
        Field("kind", one_of(*CHOICE_KINDS), "What sort of choice it is.", required=True),
        Field(
            "label",
            WORDS,
            "The words the reader picks.",
            required=True,
            mistaken=("name", "prompt", "option"),
        ),
        Field(
            "if",
            CONDITION,
            "When it is offered; without it, always.",
            mistaken=("condition", "when", "requires", "show_if"),
        ),
        Field("locked", WORDS, "The reason shown where “if” does not hold; without it, hidden."),
        Field(
            "as",
            PLACED_WORD,
            "The protagonist it is for; never shown to others.",
            mistaken=("who",),
        ),
        Field("once", FLAG, "Whether it is gone after it was taken."),
        Field("fallback", FLAG, "Whether it is offered only when nothing else is open."),
        Field("effects", EFFECTS, "What taking it changes, in order.", mistaken=("set", "do")),
        Field("text", PROSE, "What is told when it was taken.", mistaken=("result",)),
        Field(
            "to",
            DIVERT,
            "Where it leads.",
            required=True,
            mistaken=("go", "goto", "next", "target"),
        ),
        Field("allow", ALLOW, "Findings that are meant, each with the reason."),
    ),
)
CHOICES = mapping_of(
    record(CHOICE, _choice), "choices, each under its id", check=check_id, pattern=ID.pattern
)


# Hubs


def _hub(values: Values, key: Scalar, _reading: Reading) -> Hub:
    return Hub(
        values.get("show") or 1,
        values.get("meet") or 0,
        values.get("then") or (),
        values.get("leave") or (),
        key.span,
    )


HUB = Table(
    "hub",
    "A place from which storylets are offered.",
    (
        Field("show", number(1), "How many storylets are offered at once.", required=True),
        Field("meet", number(1), "How many were met when it goes on; without it, all there are."),
        Field("leave", WORDS, "The words for leaving early; without them nobody can."),
        Field(
            "then",
            DIVERT,
            "Where it leads when enough were met, or nothing is left.",
            required=True,
            mistaken=("to", "go", "next"),
        ),
    ),
)


# Passages


def _pause(node: Node, key: Scalar, reading: Reading) -> Words | None:
    """The words for turning the page; with nothing behind the key, those of story.yaml."""
    if isinstance(node, Scalar) and not node.text.strip():
        return reading.pause or GO_ON
    words: Words | None = WORDS.read(node, key, reading)
    return words


def _passage(node: Node, key: Scalar, reading: Reading) -> Passage:
    values = read_table(node, key, reading, table=PASSAGE)
    if values is None:
        return Passage(key.text, End(), span=key.span)
    get = values.get
    return Passage(
        key.text,
        _way(values, key, reading),
        get("title") or "",
        get("effects") or (),
        get("text") or (),
        get("fates") or (),
        get("ending") or "",
        get("allow") or {},
        key.span,
    )


def _way(values: Values, key: Scalar, reading: Reading) -> Way:
    """The one way on; told where there is none, or more than one.

    Of several the one counts that names most: what its choices say is not told as missing.
    """
    ways = [
        name for name in values if name in WAYS and (name != "end" or values[name] is not False)
    ]
    if len(ways) != 1 or ("next" in values and "go" not in values):
        _tell_ways(values, ways, key, reading)
    match next((name for name in WAYS if name in ways), "end"):
        case "choices":
            choices: dict[str, Choice] = values["choices"] or {}
            _tell_fallbacks(choices, reading)
            return Choices(tuple(choices.values()))
        case "go":
            return Go(values["go"] or (), values.get("next") or ())
        case "hub":
            hub: Hub | None = values["hub"]
            return hub or Hub(1, 0, ())
        case _:
            return End()


def _tell_ways(values: Values, ways: list[str], key: Scalar, reading: Reading) -> None:
    place = f"the passage “{key.text}”"
    if len(ways) > 1:
        says = f"{place} has {len(ways)} ways on: {' and '.join(ways)}"
        hint = "Keep one; a second one is another passage."
    elif ways:
        says = f"{place} has “next” beside {ways[0]}: a pause goes with “go”"
        hint = "Take “next” away, or lead on by “go”."
    elif not reading.tree.whole:
        return
    elif "next" in values:
        says = f"{place} has “next” but no “go”: the page turns and leads nowhere"
        hint = "Add “go:” with the address it leads to."
    else:
        says = f"{place} has no way on"
        hint = "Give it choices, “go: address”, a hub, or “end: true”."
    reading.tell(Diagnostic("way-on", key.span, says, hint))


def _tell_fallbacks(choices: dict[str, Choice], reading: Reading) -> None:
    first = ""
    for choice in choices.values():
        if choice.fallback and first and choice.span is not None:
            says = f"this menu has two fallbacks, “{first}” and “{choice.id}”"
            hint = "Keep one: it is what is left when nothing else is open."
            reading.tell(Diagnostic("menu-form", choice.span, says, hint))
        elif choice.fallback:
            first = choice.id


PASSAGE = Table(
    "passage",
    "What is shown in one go, and its one way on.",
    (
        Field("title", LINE, "A heading; of an ending, its name."),
        Field("effects", EFFECTS, "What arriving changes, in order.", mistaken=("set", "do")),
        Field("text", PROSE, "What is told; with “go” there may be none.", mistaken=("body",)),
        Field("fates", REFERENCES, "The people whose fates are shown here.", mistaken=("fate",)),
        Field("ending", ID, "The id of the ending that is recorded on arrival."),
        Field(
            "choices", CHOICES, "Way on: what the reader picks from.", mistaken=("options", "menu")
        ),
        Field(
            "go", DIVERT, "Way on: leads there without asking.", mistaken=("to", "goto", "divert")
        ),
        Field(
            "next",
            Form("words", "a line of prose", _pause),
            "With “go”: the words for turning the page; with nothing behind it, story.yaml’s.",
            mistaken=("pause", "continue"),
        ),
        Field("hub", record(HUB, _hub), "Way on: offers storylets."),
        Field("end", FLAG, "Way on: “true” where the playthrough is over."),
        Field("allow", ALLOW, "Findings that are meant, each with the reason."),
    ),
)
PASSAGES = mapping_of(
    Form("table", "the keys of a passage", _passage, table=PASSAGE),
    "passages, each under its id",
    check=check_id,
    pattern=ID.pattern,
)
