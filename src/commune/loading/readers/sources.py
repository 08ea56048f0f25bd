"""Reading ``sources/*.yaml``: the works that are cited, keyed by id."""

from commune.loading.readers.addresses import check_id
from commune.loading.readers.dates import YEAR
from commune.loading.readers.fields import Field, Reading, Table, Values
from commune.loading.readers.forms import LINE, TEXT, mapping_of, record
from commune.loading.tree.tree import Scalar, Tell, Tree
from commune.model.citation import Source

SOURCE = Table(
    "source",
    "A work that is cited.",
    (
        Field("title", LINE, "Its title.", required=True),
        Field("author", LINE, "Who wrote it.", mistaken=("authors", "by")),
        Field("date", YEAR, "When it was written or printed.", mistaken=("year",)),
        Field("publisher", LINE, "Where and by whom it was published."),
        Field("where", LINE, "Where a reader can open it.", mistaken=("url", "link")),
        Field("language", LINE, "Its language, as in “fr”."),
        Field("about", TEXT, "What it is, and how far to trust it.", mistaken=("text", "says")),
    ),
)


def read_sources(tree: Tree, tell: Tell) -> dict[str, Source]:
    """Read a file of sources; their kind is the file's name."""
    kind = tree.file.rpartition("/")[2].removesuffix(".yaml")

    def build(values: Values, key: Scalar, _reading: Reading) -> Source:
        told = {name: value for name, value in values.items() if value is not None}
        return Source(key.text, kind, **{"title": "", **told}, span=key.span)

    reading = Reading(tell, tree, (SOURCE,))
    if tree.root is None or (isinstance(tree.root, Scalar) and not tree.root.text.strip()):
        return {}
    key = Scalar(tree.file, tree.root.bounds)
    form = mapping_of(record(SOURCE, build), "sources, each under its id", check=check_id)
    found: dict[str, Source] | None = form.read(tree.root, key, reading)
    return found or {}
