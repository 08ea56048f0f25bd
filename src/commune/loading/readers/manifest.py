"""Reading ``story.yaml``, the whole work, and ``act.yaml``, an act's opening page."""

from collections.abc import Iterator

from commune.loading.readers.addresses import ADDRESS, ID, RENAMED, VARIABLE, check_renamed
from commune.loading.readers.fields import Field, Reading, Table, read_root
from commune.loading.readers.forms import LINE, NAME, PROSE, WORDS, list_of, mapping_of
from commune.loading.readers.picture import PICTURE
from commune.loading.readers.scalars import FLAG
from commune.loading.tree.tree import MappingNode, Scalar, SequenceNode, Tell, Tree
from commune.model.scene import Reference
from commune.model.story import Act, Manifest

STORY = Table(
    "story",
    "The whole work.",
    (
        Field("title", LINE, "The title.", required=True),
        Field("subtitle", LINE, "What stands under the title."),
        Field("authors", list_of(NAME), "Who wrote it.", mistaken=("author",)),
        Field("edition", NAME, "Which edition this is; saves and reports name it."),
        Field("language", ID, "The language it is written in, as in “en”."),
        Field("languages", list_of(ID), "All languages it can be read in."),
        Field(
            "first",
            ADDRESS,
            "The address it begins at.",
            required=True,
            mistaken=("start", "begin", "beginning"),
        ),
        Field("acts", list_of(ID), "The folders under acts/, in order.", required=True),
        Field("protagonist", VARIABLE, "The word variable that says who you are."),
        Field("content", PROSE, "The notice before the first page.", mistaken=("notice",)),
        Field("about", PROSE, "What is documented, what invented, and whose article it is."),
        Field(
            "renamed",
            mapping_of(RENAMED, "old names, each with its new one", check=check_renamed),
            "Scenes and steps that are called otherwise now; serves saves and openings.",
        ),
        Field("next", WORDS, "The words of a pause that has none of its own."),
        Field("picture", PICTURE, "What is drawn on the title page."),
    ),
)
ACT = Table(
    "act",
    "A folder of scenes, with its opening page.",
    (
        Field("title", LINE, "The act’s title.", required=True),
        Field("dates", LINE, "When it plays, in words.", mistaken=("date",)),
        Field("epigraph", PROSE, "What stands before its text."),
        Field("text", PROSE, "Its opening page."),
        Field("closing", FLAG, "Whether a card closes the act."),
    ),
)


def read_manifest(tree: Tree, tell: Tell) -> Manifest | None:
    """Read ``story.yaml``; where its beginning is missing, that leads to nowhere."""
    read = read_root(tree, STORY, Reading(tell, tree, (STORY,), protagonist=""))
    if read is None:
        return None
    values, key = read
    get = values.get
    return Manifest(
        title=get("title") or "",
        first=get("first") or Reference("", key.span),
        acts=get("acts") or (),
        subtitle=get("subtitle") or "",
        authors=get("authors") or (),
        edition=get("edition") or "",
        language=get("language") or "en",
        languages=get("languages") or (),
        protagonist=get("protagonist") or "",
        content=get("content") or (),
        about=get("about") or (),
        renamed=get("renamed") or {},
        pause=get("next") or (),
        picture=get("picture"),
        span=key.span,
        named=tuple(_named(tree)),
    )


def _named(tree: Tree) -> Iterator[Reference]:
    """The acts, the protagonist's variable and what is renamed, each with its place."""
    root = tree.root
    if not isinstance(root, MappingNode):
        return
    for key in ("protagonist", "acts"):
        node = root.get(key)
        for item in node.items if isinstance(node, SequenceNode) else (node,):
            if isinstance(item, Scalar):
                yield Reference(item.text, item.span)
    renamed = root.get("renamed")
    for entry in renamed.entries if isinstance(renamed, MappingNode) else ():
        yield Reference(entry.key.text, entry.key.span)


def read_act(tree: Tree, tell: Tell, *, protagonist: str = "you") -> Act | None:
    """Read an ``act.yaml``; the act's id is its folder."""
    read = read_root(tree, ACT, Reading(tell, tree, (ACT,), protagonist=protagonist))
    if read is None:
        return None
    values, key = read
    get = values.get
    return Act(
        id=tree.file.split("/")[-2],
        title=get("title") or "",
        dates=get("dates") or "",
        epigraph=get("epigraph") or (),
        text=get("text") or (),
        closing=get("closing") or False,
        span=key.span,
    )
