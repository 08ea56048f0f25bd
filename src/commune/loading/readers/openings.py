"""Reading openings, lessons and ``claims.yaml``."""

from commune.diagnostics import Diagnostic
from commune.loading.readers.addresses import ADDRESS, ID, REFERENCE, REFERENCES, STEP
from commune.loading.readers.fields import Field, Reading, Table, Values, read_root, wrong_form
from commune.loading.readers.forms import CONDITION, EFFECTS, LINE, NAME, TEXT, list_of, record
from commune.loading.readers.scalars import number
from commune.loading.tree.tree import Scalar, Tell, Tree
from commune.model.lessons import Claim, Lesson, Opening

MODES = ("always", "never", "possible")
OPENING = Table(
    "opening",
    "A beginning further on: a path that is replayed.",
    (
        Field("label", LINE, "What it is called in the menu.", required=True, mistaken=("title",)),
        Field("path", list_of(STEP), "The steps that lead there, from the first page."),
        Field("from", ADDRESS, "Instead of a path: where it begins, while the road is not whole."),
        Field("effects", EFFECTS, "With “from”: what holds there."),
    ),
)
LESSON = Table(
    "lesson",
    "A stretch of the story for a class.",
    (
        Field("title", LINE, "The lesson’s title.", required=True),
        Field("question", LINE, "What it asks.", required=True),
        Field("minutes", number(1), "How long it takes.", required=True),
        Field("opening", REFERENCE, "The opening it begins at."),
        Field("until", ADDRESS, "The address it ends at."),
        Field("documents", REFERENCES, "The notes that are read with it."),
        Field("discuss", list_of(TEXT), "Questions to talk about."),
        Field("quiz", list_of(TEXT), "Questions with one answer."),
        Field("sheet", list_of(TEXT), "What the worksheet asks."),
        Field("notices", list_of(NAME), "What a class may want to be told of before."),
    ),
)
CLAIM = Table(
    "claim",
    "Something that must be true of every playthrough.",
    (
        Field("id", ID, "Its id.", required=True),
        Field("says", LINE, "The claim in words.", required=True, mistaken=("means",)),
        Field("always", CONDITION, "What always holds there."),
        Field("never", CONDITION, "What never holds there."),
        Field("possible", CONDITION, "What holds there in one playthrough at least."),
        Field("at", ADDRESS, "An address, or “endings”; without it, anywhere."),
    ),
)


def read_opening(tree: Tree, tell: Tell, *, protagonist: str = "you") -> Opening | None:
    """Read an opening: a path, or an address with effects."""
    reading = Reading(tell, tree, (OPENING,), protagonist=protagonist)
    read = read_root(tree, OPENING, reading)
    if read is None:
        return None
    values, key = read
    if ("path" in values) == ("from" in values) and tree.whole:
        both = "path" in values
        says = "this opening has both a path and “from”" if both else "this opening leads nowhere"
        hint = "Keep the path." if both else "Add “path:” with its steps, or “from:” an address."
        tell(Diagnostic("wrong-form" if both else "missing-key", key.span, says, hint))
    elif "effects" in values and "from" not in values:
        says = "this opening has effects beside its path: what holds there, the path has made"
        tell(Diagnostic("misplaced-key", key.span, says, "Take “effects” away."))
    return Opening(
        _name(tree),
        values.get("label") or "",
        values.get("path") or (),
        values.get("from"),
        values.get("effects") or (),
        key.span,
    )


def read_lesson(tree: Tree, tell: Tell) -> Lesson | None:
    """Read a lesson."""
    read = read_root(tree, LESSON, Reading(tell, tree, (LESSON,)))
    if read is None:
        return None
    values, key = read
    get = values.get
    return Lesson(
        id=_name(tree),
        title=get("title") or "",
        question=get("question") or "",
        minutes=get("minutes") or 1,
        opening=get("opening"),
        until=get("until"),
        documents=get("documents") or (),
        discuss=get("discuss") or (),
        quiz=get("quiz") or (),
        sheet=get("sheet") or (),
        notices=get("notices") or (),
        span=key.span,
    )


def read_claims(tree: Tree, tell: Tell) -> dict[str, Claim]:
    """Read ``claims.yaml``, a list."""
    root = tree.root
    if root is None or (isinstance(root, Scalar) and not root.text.strip()):
        return {}
    reading = Reading(tell, tree, (CLAIM,))
    if isinstance(root, Scalar):
        wrong_form(root, Scalar(tree.file, root.bounds), reading, "a list of claims")
        return {}
    found = list_of(record(CLAIM, _claim)).read(root, Scalar(tree.file, root.bounds), reading)
    claims: dict[str, Claim] = {}
    for claim in found or ():
        other = claims.setdefault(claim.id, claim)
        if other is not claim:
            line = other.span.line if other.span else 0
            says = f"“{claim.id}” is already a claim, in line {line}"
            tell(Diagnostic("duplicate-id", claim.span, says, "Give one of them another id."))
    return claims


def _claim(values: Values, key: Scalar, reading: Reading) -> Claim | None:
    modes = [mode for mode in MODES if mode in values]
    if len(modes) != 1 and reading.tree.whole:
        count = f"has {len(modes)} of" if modes else "has none of"
        says = f"this claim {count} always, never and possible; it needs one"
        reading.tell(Diagnostic("wrong-form" if modes else "missing-key", key.span, says))
    if not modes or not values.get("id"):
        return None
    mode = modes[0]
    condition = values[mode]
    return Claim(
        values["id"], values.get("says") or "", mode, condition, values.get("at"), key.span
    )


def _name(tree: Tree) -> str:
    return tree.file.rpartition("/")[2].removesuffix(".yaml")
