"""Reading notes of seven kinds; the kind is the folder."""

from collections.abc import Callable, Mapping
from typing import Any

from commune.diagnostics import Diagnostic
from commune.loading.readers.fields import Reading, Table, Values, read_root
from commune.loading.readers.note_tables import ARTICLE, DEBATE, DOCUMENT, FACT, PERSON, PLACE, WORD
from commune.loading.tree.tree import Scalar, Tell, Tree
from commune.model.notes import (
    CONFIDENCES,
    KINDS,
    Article,
    Body,
    Debate,
    Document,
    Fact,
    Note,
    Person,
    Place,
    Questions,
    Word,
)

_TWO_OR_MORE = 2
_OURS = frozenset({"person", "place"})  # the kinds of which some are invented


def _fact(get: Callable[[str], Any]) -> Body:
    return Fact(get("text") or (), get("date") or "")


def _person(get: Callable[[str], Any]) -> Body:
    return Person(
        get("text") or (),
        get("born") or "",
        get("died") or "",
        get("active") or "",
        get("role") or "",
        get("invented") or False,
    )


def _place(get: Callable[[str], Any]) -> Body:
    return Place(get("then") or (), get("today") or (), get("position"), get("invented") or False)


def _word(get: Callable[[str], Any]) -> Body:
    return Word(get("french") or "", get("gloss") or (), get("say") or "")


def _document(get: Callable[[str], Any]) -> Body:
    return Document(
        get("author") or "",
        get("date") or "",
        get("text") or (),
        get("addressed") or "",
        get("original") or (),
        get("questions") or Questions(),
    )


def _debate(get: Callable[[str], Any]) -> Body:
    return Debate(get("question") or "", get("positions") or ())


def _article(get: Callable[[str], Any]) -> Body:
    paragraph = get("paragraph")
    return Article(
        paragraph.id if paragraph else "",
        get("says") or (),
        get("labels") or (),
        (get("record") or {}).get("text") or (),
        get("argued") or (),
        (get("plain") or {}).get("record") or "",
    )


NOTES: Mapping[str, tuple[Table, Callable[[Callable[[str], Any]], Body]]] = {  # by kind
    "fact": (FACT, _fact),
    "person": (PERSON, _person),
    "place": (PLACE, _place),
    "word": (WORD, _word),
    "document": (DOCUMENT, _document),
    "debate": (DEBATE, _debate),
    "article": (ARTICLE, _article),
}
FAMILY = tuple(table for table, _ in NOTES.values())


def read_note(tree: Tree, tell: Tell, *, protagonist: str = "you") -> Note | None:
    """Read a note of the kind that its folder says."""
    folder, _, name = tree.file.rpartition("/")
    kind = KINDS[folder.rpartition("/")[2]]
    table, body = NOTES[kind]
    reading = Reading(tell, tree, FAMILY, protagonist=protagonist)
    read = read_root(tree, table, reading)
    if read is None:
        return None
    values, key = read
    get = values.get
    _tell_doubtful(values, key, reading, kind=kind)
    plain, sources, confidence = get("plain"), get("sources") or (), get("confidence")
    if kind == "article":
        plain = (plain or {}).get("says")
        told = get("record") or {}
        confidence = told.get("confidence")
        sources = tuple(dict.fromkeys((*(told.get("sources") or ()), *sources)))
    return Note(
        name.removesuffix(".yaml"),
        kind,
        get("title") or "",
        plain or "",
        body(get),
        confidence or "",
        sources,
        get("see") or (),
        get("allow") or {},
        key.span,
    )


def _tell_doubtful(values: Values, key: Scalar, reading: Reading, *, kind: str) -> None:
    """Tell what no table can say: confidence or invention, and a debate of one."""
    invented = values.get("invented")
    if invented and "confidence" in values:
        says = "this note is of something invented, and has a confidence"
        hint = "Take “confidence” away: nobody vouches for what is ours."
        reading.tell(Diagnostic("wrong-form", key.span, says, hint))
    elif kind in _OURS and not invented and "confidence" not in values and reading.tree.whole:
        says = f"this {kind} needs “confidence”, or “invented: true”"
        hint = f"confidence: {', '.join(CONFIDENCES)}."
        reading.tell(Diagnostic("missing-key", key.span, says, hint))
    positions = values.get("positions")
    if kind == "debate" and positions is not None and len(positions) < _TWO_OR_MORE:
        says = "a debate has two positions or more"
        hint = "Add who holds otherwise; if nobody does, it is a fact."
        reading.tell(Diagnostic("wrong-form", key.span, says, hint))
