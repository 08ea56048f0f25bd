"""A story as all checks ask for it: what its scenes and what stands around them say together.

Of a scene that has not changed only the outline is known. Who has to tell something of it
asks for what is `seen` there: then it is gone over.
"""

from collections.abc import Collection, Iterator

from commune.author.checks.finding import Finding, Where, finding
from commune.author.checks.outline import Outline, Suspicion
from commune.author.checks.outlines import KeptOutlines
from commune.author.checks.places import Places
from commune.author.checks.scenes import go_over_scene
from commune.author.checks.seen import Seen, Way, Written, where_of_scene
from commune.author.checks.surround import go_over_surround
from commune.author.checks.translated import go_over_translations, things_of
from commune.diagnostics import Span
from commune.expressions import Value
from commune.expressions.syntax import Comparison
from commune.model import Passage, Story
from commune.model.scene import Choices
from commune.values import field, value

Compared = tuple[str, Value]  # an operator, and what a variable is compared with
AROUND = ""  # among the scenes, all that stands around them


@value(frozen=False)
class Survey:
    """What the checks read.

    The fields behind `outlines` are as in `Seen`, of all scenes and of what stands around
    them; the targets of `ways` are full addresses, and storylets are among them.
    """

    story: Story
    places: Places
    suspicions: tuple[Suspicion, ...]  # those that each outline was asked for
    kept: KeptOutlines = field(default_factory=KeptOutlines)
    outlines: dict[str, Outline] = field(default_factory=dict)  # by scene, in their order
    asked: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    given: set[tuple[str, Value]] = field(default_factory=set)
    moved: set[tuple[str, bool]] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)
    compared: dict[str, set[Compared]] = field(default_factory=dict)  # by variable
    ways: dict[str, list[Way]] = field(default_factory=dict)  # by the passage they lead from
    words_at: dict[str, int] = field(default_factory=dict)  # of each passage, in order
    words_behind: dict[tuple[str, str], int] = field(default_factory=dict)
    hubs: dict[str, int] = field(default_factory=dict)
    going: list[str] = field(default_factory=list)
    fated: list[str] = field(default_factory=list)
    _seen: dict[str, Seen] = field(default_factory=dict)

    def add(self, name: str, outline: Outline) -> None:
        """Put an outline to those before it."""
        self.outlines[name] = outline
        self.asked |= outline.asked
        self.shown |= outline.shown
        self.changed |= outline.changed
        self.given |= outline.given
        self.moved |= outline.moved
        self.linked |= outline.linked
        self.cited |= outline.cited
        self.words_at |= outline.words_at
        self.words_behind |= outline.words_behind
        self.hubs |= outline.hubs
        self.going += outline.going
        self.fated += outline.fated
        for variable, operator, wanted in outline.compared:
            self.compared.setdefault(variable, set()).add((operator, wanted))
        whole = self.story.full_address
        for origin, to, kind, choice in outline.ways:
            way = Way(origin, to if "." in to else whole(to), kind, choice)
            self.ways.setdefault(origin, []).append(way)
        for hub in outline.hubs:
            for storylet in self.story.storylets.get(hub, ()):
                first = self.story.scenes[storylet].first
                self.ways.setdefault(hub, []).append(Way(hub, first, "storylet"))

    def seen(self, name: str) -> Seen:
        """What is seen of a scene, or around the scenes."""
        if name not in self._seen:
            self._seen[name] = seen = Seen(self.story, self.places.files)
            if name == AROUND:
                go_over_surround(seen)
                go_over_translations(seen)
            else:
                go_over_scene(self.story.scenes[name], seen)
        return self._seen[name]

    def suspected(self, may: Suspicion) -> Iterator[Seen]:
        """What is seen wherever this may have to be told; raises LookupError for another one."""
        if may not in self.suspicions:
            raise LookupError(may.__name__)  # nothing would ever be told of it
        for name, outline in self.outlines.items():
            if may.__name__ in outline.may:
                yield self.seen(name)

    def comparisons(
        self, variable: str, wanted: Collection[Compared]
    ) -> Iterator[tuple[Comparison, Where]]:
        """Where a variable is compared in one of these ways."""
        for name, outline in self.outlines.items():
            if any((variable, *how) in outline.compared for how in wanted):
                for one, where in self.seen(name).compared:
                    if one.variable == variable and (one.operator, one.value) in wanted:
                        yield one, where

    def led(self, way: Way) -> tuple[Where, Span | None]:
        """Where a way stands, and the place of its target; a storylet's is its hub."""
        for own, where, at in self.seen(way.origin.partition(".")[0]).ways:
            if own._replace(to=self.story.full_address(own.to)) == way:
                return where, at
        return self.where(way.origin), None

    def where(self, address: str, choice: str = "") -> Where:
        """The place of a passage, or of a choice in it."""
        scene = self.story.scenes[address.partition(".")[0]]
        passage = self.passage(address)
        file = where_of_scene(scene).file
        where = Where(file, ("passages", passage.id), (scene, passage))
        if not choice:
            return where
        way = passage.way
        assert isinstance(way, Choices)  # noqa: S101 - who asks has seen the choice there
        thing = next(one for one in way.choices if one.id == choice)
        return Where(file, (*where.keys, "choices", choice), (*where.things, thing))

    def passage(self, address: str) -> Passage:
        """The passage of an address."""
        scene, _, passage = address.partition(".")
        return self.story.scenes[scene].passages[passage]

    def about(self, rule: str, written: Written, says: str, hint: str, *signs: str) -> Finding:
        """Tell something of a text, at the first of these signs in it, or at its key."""
        where = written.where
        if where.file.startswith("locales/"):
            where = where._replace(things=things_of(where.file, written.key, self.story))
        keys = (*where.keys, *written.key.split("."))
        at = self.places.span(where.file, keys, *signs)
        return finding(rule, where, says, hint, at=at)
