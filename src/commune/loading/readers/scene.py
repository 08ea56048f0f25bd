"""Reading a scene: its head, the storylet or summary it may be, and its passages."""

from commune.diagnostics import Diagnostic
from commune.loading.readers.addresses import (
    ADDRESS,
    CITATIONS,
    ID,
    PARAGRAPH,
    REFERENCE,
    REFERENCES,
    WORD,
)
from commune.loading.readers.dates import DATE, TIME
from commune.loading.readers.fields import (
    Field,
    Form,
    Reading,
    Table,
    Values,
    read_root,
    wrong_form,
)
from commune.loading.readers.forms import (
    ALLOW,
    CONDITION,
    LINE,
    NAME,
    PROSE,
    WORDS,
    list_of,
    record,
)
from commune.loading.readers.passage import PASSAGES
from commune.loading.readers.scalars import FLAG, number
from commune.loading.tree.tree import MappingNode, Node, Scalar, Tell, Tree
from commune.model.prose import Words
from commune.model.scene import Choice, Choices, Passage, Reference, Scene, Storylet, Summary


def _storylet(values: Values, key: Scalar, _reading: Reading) -> Storylet | None:
    hub = values.get("hub")
    if hub is None:
        return None
    return Storylet(
        hub, values.get("offer") or (), values.get("if"), values.get("priority") or 0, key.span
    )


STORYLET = Table(
    "storylet",
    "What makes a scene one that a hub offers.",
    (
        Field("hub", ADDRESS, "The address of the passage with the hub.", required=True),
        Field("offer", WORDS, "The words it is offered by.", required=True, mistaken=("label",)),
        Field("if", CONDITION, "When it is offered; without it, always.", mistaken=("when",)),
        Field("priority", number(), "Higher ones are offered first; without it, 0."),
    ),
)


def _path(node: Node, key: Scalar, reading: Reading) -> dict[str, tuple[Reference, ...]] | None:
    """Choice ids for everybody (under the empty name), or by protagonist."""
    if not isinstance(node, MappingNode):
        path: tuple[Reference, ...] | None = REFERENCES.read(node, key, reading)
        return None if path is None else {"": path}
    paths = {}
    for entry in node.entries:
        who = WORD.read(entry.key, key, reading)
        path = REFERENCES.read(entry.value, entry.key, reading)
        if who is not None and path is not None:
            paths[who] = path
    if not paths:
        wrong_form(node, key, reading, "choice ids, or a list of them for each protagonist")
    return paths


def _summary(values: Values, key: Scalar, _reading: Reading) -> Summary:
    return Summary(values.get("text") or (), values.get("path") or {}, key.span)


SUMMARY = Table(
    "summary",
    "What stands for a scene that somebody would rather not read.",
    (
        Field("text", PROSE, "About sixty words of what happens.", required=True),
        Field(
            "path",
            Form(
                "summary-path", "choice ids, or a list of them for each protagonist", _path, of=ID
            ),
            "The choices that are then made, in order, until the scene is left.",
            required=True,
        ),
    ),
)
SCENE = Table(
    "scene",
    "One place and one time.",
    (
        Field("title", LINE, "The scene’s heading.", required=True, mistaken=("name",)),
        Field("date", DATE, "When: a day, a month or an interval."),
        Field("time", TIME, "The hour it begins, like 04:30."),
        Field("timeless", FLAG, "“true” for a scene outside time; then it has no date."),
        Field("place", REFERENCE, "The note of the place.", mistaken=("location", "where")),
        Field("cast", REFERENCES, "The notes of the people in it.", mistaken=("people",)),
        Field("notices", list_of(NAME), "What a reader may want to be told of before."),
        Field(
            "article",
            list_of(PARAGRAPH),
            "The paragraphs of the article it answers; it gives their notes.",
        ),
        Field("sources", CITATIONS, "Where its facts are from."),
        Field("invented", WORDS, "What in it is made up."),
        Field("storylet", record(STORYLET, _storylet), "Makes the scene one that a hub offers."),
        Field("summary", record(SUMMARY, _summary), "Offered instead of reading it."),
        Field("passages", PASSAGES, "Its passages; it begins with the first.", required=True),
        Field("allow", ALLOW, "Findings that are meant, each with the reason."),
    ),
)


def read_scene(
    tree: Tree, tell: Tell, *, act: str, protagonist: str = "you", pause: Words = ()
) -> Scene | None:
    """Read a scene's file; None where it has no passage that could be named."""
    name = id_of(tree.file)
    reading = Reading(tell, tree, (SCENE,), name, protagonist, pause)
    read = read_root(tree, SCENE, reading)
    passages = read[0].get("passages") if read else None
    if not read or not passages:
        return None
    values, key = read
    if values.get("timeless") and "date" in values:
        says = "this scene is outside time and has a date"
        tell(Diagnostic("wrong-form", key.span, says, "Take “timeless” away, or “date”."))
    _tell_twice(passages, tell)
    get = values.get
    return Scene(
        name,
        act,
        get("title") or "",
        passages,
        get("date") or "",
        get("time") or "",
        get("timeless") or False,
        get("place"),
        get("cast") or (),
        get("notices") or (),
        get("article") or (),
        get("sources") or (),
        get("invented") or (),
        get("storylet"),
        get("summary"),
        get("allow") or {},
        key.span,
    )


def id_of(file: str) -> str:
    """The id that a file's name is."""
    return file.rpartition("/")[2].removesuffix(".yaml")


def _tell_twice(passages: dict[str, Passage], tell: Tell) -> None:
    """Tell choices that have another's id; within one passage YAML's reading told it."""
    first: dict[str, tuple[str, Choice]] = {}
    for passage in passages.values():
        if not isinstance(passage.way, Choices):
            continue
        for choice in passage.way.choices:
            if choice.id not in first:
                first[choice.id] = (passage.id, choice)
            elif choice.span is not None:
                where, other = first[choice.id]
                line = other.span.line if other.span else 0
                says = f"“{choice.id}” is already a choice of “{where}”, in line {line}"
                hint = "A choice’s id stands once in its scene: give this one another."
                tell(Diagnostic("duplicate-id", choice.span, says, hint))
