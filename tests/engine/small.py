"""Stories made by hand, as small as a test needs them."""

from collections.abc import Iterable, Mapping

from commune.expressions import Condition, layout_of, took_slot
from commune.expressions.syntax import Comparison
from commune.model import Act, Choice, Manifest, Passage, Scene, Story
from commune.model.ids import passage_step
from commune.model.notes import Fact, Note
from commune.model.prose import Paragraph, Prose, Text, Words
from commune.model.scene import Choices, Divert, End, Go, Reference, Storylet, Target, Way
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable
from commune.values import replace

LIT = FlagVariable("lit", "The lamp is lit.", ledger=(Text("You lit the lamp."),))
BREAD = CountVariable("bread", "Bread.", low=0, high=3, start=1)
YOU = WordVariable("you", "Who you are.", values=("ann", "bob"), start="ann")
IS_BOB = Comparison("you", "==", "bob")
DARK = Comparison("lit", "==", value=False)
END = End()


def words(text: str) -> Words:
    """A line of plain words."""
    return (Text(text),)


def prose(*paragraphs: str) -> Prose:
    """Paragraphs of plain words."""
    return tuple(Paragraph(words(text)) for text in paragraphs)


def to(address: str) -> Divert:
    """A way that always leads to one address."""
    return (Target(Reference(address)),)


def go(address: str, *, pause: str = "") -> Go:
    """On to an address, with words for a pause or without one."""
    return Go(to(address), words(pause) if pause else ())


def menu(*choices: Choice) -> Choices:
    """Choices as a way on."""
    return Choices(choices)


def scene(name: str, ways: Mapping[str, Way | Passage], act: str = "one") -> Scene:
    """A scene of passages; where only a way is given, the text is the passage's id."""
    passages = {
        key: way if isinstance(way, Passage) else Passage(key, way, text=prose(f"{name} {key}"))
        for key, way in ways.items()
    }
    return Scene(name, act, name.title(), passages)


def storylet(name: str, hub: str, way: Way, *, condition: Condition | None = None) -> Scene:
    """A scene of one passage that a hub offers."""
    head = Storylet(Reference(hub), words(name), condition)
    return replace(scene(name, {"a": way}), storylet=head)


def story(
    *scenes: Scene, asked: Iterable[str] = (), renamed: Mapping[str, str] | None = None
) -> Story:
    """A story that begins with the first scene; `asked` are slots beyond the variables'."""
    storylets: dict[str, list[str]] = {}
    for one in scenes:
        if one.storylet is not None:
            storylets.setdefault(one.storylet.hub.id, []).append(one.id)
    met = [took_slot(passage_step(hub, name)) for hub, names in storylets.items() for name in names]
    variables: tuple[Variable, ...] = (YOU, LIT, BREAD)
    return Story(
        manifest=Manifest(
            "Small",
            Reference(scenes[0].first),
            ("one", "two"),
            protagonist="you",
            renamed=renamed or {},
        ),
        variables={variable.name: variable for variable in variables},
        acts={"one": Act("one", closing=True), "two": Act("two", text=prose("Act two."))},
        scenes={one.id: one for one in scenes},
        fates={},
        notes={"tide": Note("tide", "fact", "The tide", "Water.", Fact(()))},
        sources={},
        layout=layout_of([variable.name for variable in variables], [*asked, *met]),
        storylets={hub: tuple(names) for hub, names in storylets.items()},
    )
