"""Reading ``fates/<person>.yaml``: how a life went on, by what happened."""

from commune.diagnostics import Diagnostic
from commune.loading.readers.addresses import ID, tell_last_case
from commune.loading.readers.fields import Field, Reading, Table, Values, read_root
from commune.loading.readers.forms import CONDITION, PROSE, list_of, record
from commune.loading.tree.tree import Scalar, Tell, Tree, bounds_of
from commune.model.story import Fate, Variant


def _variant(values: Values, key: Scalar, _reading: Reading) -> Variant:
    get = values.get
    return Variant(get("id") or "", get("text") or (), get("if"), key.span)


VARIANT = Table(
    "variant",
    "One way a life went on: the first whose condition holds is shown.",
    (
        Field("id", ID, "Its id, once in the file.", required=True),
        Field("if", CONDITION, "When it is so; the last has no condition.", mistaken=("when",)),
        Field("text", PROSE, "What became of the person.", required=True),
    ),
)
FATE = Table(
    "fate",
    "What became of somebody; the file is named like the person’s note.",
    (
        Field(
            "variants",
            list_of(record(VARIANT, _variant)),
            "The ways it may have gone, the first that fits is shown.",
            required=True,
        ),
    ),
)


def read_fate(tree: Tree, tell: Tell, *, protagonist: str = "you") -> Fate | None:
    """Read a fate; the person's id is the file's name."""
    reading = Reading(tell, tree, (FATE,), protagonist=protagonist)
    read = read_root(tree, FATE, reading)
    if read is None:
        return None
    values, key = read
    variants: tuple[Variant, ...] = values.get("variants") or ()
    first: dict[str, Variant] = {}
    for number, variant in enumerate(variants, 1):
        at = Scalar("variants", bounds_of(variant.span) if variant.span else key.bounds)
        last = number == len(variants)
        tell_last_case(variant.condition is not None, reading, at=at, last=last)
        if variant.id and variant.id in first:
            says = f"two variants are called “{variant.id}”"
            tell(Diagnostic("duplicate-id", at.span, says, "Give one of them another id."))
        first.setdefault(variant.id, variant)
    return Fate(tree.file.rpartition("/")[2].removesuffix(".yaml"), variants, key.span)
