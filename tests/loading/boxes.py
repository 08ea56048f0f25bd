"""A box to read in a test: a table with a field of each form."""

from tests.loading.reading import read, said

from commune.loading.readers.fields import (
    Field,
    Reading,
    Table,
    Values,
    read_root,
)
from commune.loading.readers.forms import (
    ALLOW,
    LINE,
    NAME,
    PROSE,
    TEXT,
    list_of,
    mapping_of,
    record,
)
from commune.loading.readers.scalars import FLAG, POSITION, RANGE, number, one_of
from commune.loading.tree.tree import Tell, Tree

LID = Table("lid", "What closes it.", (Field("colour", NAME, "Its colour.", required=True),))
BOX = Table(
    "box",
    "A thing to keep things in.",
    (
        Field("title", LINE, "What is written on it.", required=True, mistaken=("caption",)),
        Field("about", TEXT, "What is in it."),
        Field("story", PROSE, "Its story."),
        Field("open", FLAG, "Whether it stands open."),
        Field("size", number(1, 9), "How large it is."),
        Field("sort", one_of("wood", "tin"), "What it is made of."),
        Field("range", RANGE, "How much it holds."),
        Field("position", POSITION, "Where it stands."),
        Field("things", list_of(NAME), "What lies in it."),
        Field("lid", record(LID, lambda values, _key, _reading: values), "Its lid."),
        Field("lids", list_of(record(LID, lambda values, _key, _reading: values)), "Spare ones."),
        Field("named", mapping_of(NAME, "names, each with a thing"), "Things by name."),
        Field("allow", ALLOW, "Leave to break a rule."),
    ),
)


def box(text: str) -> tuple[Values, list[str]]:
    """The values of a box, and what was told."""

    def reader(tree: Tree, tell: Tell) -> Values:
        read = read_root(tree, BOX, Reading(tell, tree, (BOX,)))
        return read[0] if read else {}

    values, problems = read("box.yaml", text, reader)
    return values, [said(problem) for problem in problems]
