"""A small story made by hand, with one of everything that is shown or asked."""

from collections.abc import Iterable

from commune.expressions.syntax import Comparison
from commune.model import Act, Choice, Manifest, Passage, Scene, Story
from commune.model.citation import Citation, Source
from commune.model.effects import Adjust, Set
from commune.model.lessons import Opening
from commune.model.notes import (
    Article,
    Debate,
    Document,
    Fact,
    Note,
    Person,
    Place,
    Position,
    Questions,
    Word,
)
from commune.model.prose import (
    Emphasis,
    Foreign,
    Framed,
    Gentle,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Text,
    Words,
)
from commune.model.scene import Choices, End, Go, Reference, Summary, Target
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable


def words(text: str) -> Words:
    """Characters as the model writes words."""
    return (Text(text),)


def prose(*texts: str) -> Prose:
    """Paragraphs of plain characters."""
    return tuple(Paragraph(words(text)) for text in texts)


def to(address: str) -> tuple[Target, ...]:
    """The one way there."""
    return (Target(Reference(address)),)


def _notes() -> Iterable[Note]:
    yield Note("lamp", "fact", "The lamp", "A light.", Fact(prose("It burned oil."), "1901-02"))
    yield Note(
        "wash-house",
        "word",
        "Wash-house",
        "A place to wash.",
        Word("lavoir", words("A public wash-house."), "lah-VWAR"),
        confidence="documented",
        sources=(Citation("almanac", "p. 12"), Citation("almanac")),
        see=(Reference("lamp"),),
    )
    yield Note("mill", "place", "The mill", "A mill.", Place(prose("It stood."), prose("It fell.")))
    yield Note("ada", "person", "Ada", "Ours.", Person(prose("She is ours."), invented=True))
    yield Note(
        "how-many",
        "debate",
        "How many?",
        "Nobody knows.",
        Debate(
            "How many came?",
            (
                Position("A clerk", prose("Ten."), (Citation("almanac", "p. 3"),)),
                Position("A baker", prose("A hundred.")),
            ),
        ),
        confidence="disputed",
    )
    yield Note(
        "letter",
        "document",
        "A letter",
        "Somebody asks for bread.",
        Document(
            "A baker",
            "1901-02-03",
            prose("Send flour."),
            addressed="A miller",
            original=prose("Envoyez de la farine."),
            questions=Questions("Who asks?", "Why now?", "How much?"),
        ),
    )
    yield Note(
        "p1",
        "article",
        "The night",
        "It says that it was dark.",
        Article(
            "P1",
            prose("It was dark."),
            ("accurate", "gap"),
            prose("There was a moon."),
            (Position("A poet", prose("It felt dark.")),),
            plain_record="The moon shone.",
        ),
    )


def _scenes() -> Iterable[Scene]:
    lamp = NoteLink("lamp", words("lamp"))
    yard_text: Prose = (
        Paragraph((Text("A "), lamp, Text(" burns in the "), Foreign("fr", "cour"), Text("."))),
        Framed("poster", "On the wall", prose("Bread at eight.")),
        Said("ada", Citation("almanac", "p. 4"), prose("“It is late !”")),
        Paragraph((Text("Behind it the "), NoteLink("wash-house", ()), Text(" is "),
                   Emphasis(words("shut")), Text("."))),
    )  # fmt: skip
    knock = Choice(
        "knock",
        "deed",
        words("Knock at the door, hard enough for the whole yard to hear it."),
        to("hill"),
        effects=(Set("knocked", value=True), Adjust("bread", -2)),
        text=prose("A window opens."),
    )
    climb = Choice(
        "climb",
        "deed",
        words("Climb the wall."),
        to("hill"),
        condition=Comparison("bread", ">=", 5),
        locked=words("You are too weak."),
    )
    wait = Choice("wait", "dilemma", words("Wait."), to("yard.gate"))
    yield Scene(
        "yard",
        "one",
        "The yard",
        {
            "gate": Passage("gate", Choices((knock, climb, wait)), text=yard_text),
        },
        date="1901-02-03",
        time="04:30",
        place=Reference("mill"),
    )
    stay = Choice("stay", "stance", words("Stay."), to("hill.top"), text=prose("You stay."))
    leave = Choice("leave", "stance", words("Leave."), to("town"), text=prose("You leave."))
    yield Scene(
        "hill",
        "one",
        "The hill",
        {
            "foot": Passage("foot", Choices((stay, leave)), text=prose("There is blood.")),
            "top": Passage("top", Go(to("hill.end"), words("Look away.")), text=prose("More.")),
            "end": Passage("end", Choices((leave,)), text=prose("Enough.")),
        },
        notices=("wounds", "sudden-death"),
        summary=Summary(prose("There was a fight on the hill."), {"": (Reference("leave"),)}),
    )
    hard: Prose = (Gentle(prose("It is over."), prose("It is bitter.")),)
    yield Scene(
        "town",
        "two",
        "The town",
        {
            "square": Passage("square", Go(to("town.last"), words("Go on.")), text=hard),
            "last": Passage(
                "last", End(), title="Home again", ending="home", text=prose("You are home.")
            ),
        },
    )


def small_story() -> Story:
    """The story, anew."""
    variables: dict[str, Variable] = {
        "bread": CountVariable(
            "bread", "Bread.", 0, 5, 3, shown="Bread",
            names=((0, 0, "nothing"), (1, 2, "a crust"), (3, 5, "enough")),
        ),
        "knocked": FlagVariable("knocked", "Noise.", ledger=words("You woke the yard.")),
        "mood": WordVariable("mood", "Mood.", ("calm", "wild"), shown="Mood"),
    }  # fmt: skip
    openings = {
        "high": Opening("high", "High up", path=(Reference("yard/wait"),)),
        "far": Opening("far", "Far", start=Reference("town.square"), effects=(Adjust("bread", 2),)),
    }
    return Story(
        manifest=Manifest(
            "A Small Story",
            Reference("yard.gate"),
            ("one", "two"),
            subtitle="In two acts",
            authors=("Nobody",),
            content=prose("There is a fight in it."),
            about=prose("All of it is made up."),
            pause=words("Go on."),
        ),
        variables=variables,
        acts={
            "one": Act("one", "The First", "1901", epigraph=prose("So."), closing=True),
            "two": Act("two", "The Second", text=prose("Later.")),
        },
        scenes={scene.id: scene for scene in _scenes()},
        fates={},
        notes={note.id: note for note in _notes()},
        sources={"almanac": Source("almanac", "primary", "The Almanac", "A. Clerk", "1901")},
        layout={name: index for index, name in enumerate(variables)},
        storylets={},
        openings=openings,
        edition_key="e1",
    )
