"""Stories of any size with known faults in them, and nothing else wrong.

A story is a road of scenes. Each scene sets something of its own, asks for what earlier
ones set, and now and then holds a loop, a hub, a pause or a fallback. Faults are planted
as whole scenes of their own, so that what is wrong is known by construction.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

Files = dict[str, str]
_FREE = 3  # free flags that a fault needs
_FIRST = 9  # scenes in which each count can go up and down, before anything else


@dataclass(slots=True)
class Planted:
    """A story's files, and the faults in it: kind and address, as a proof tells them."""

    files: Files
    faults: set[tuple[str, str]]
    free: int = 0  # flags that may be true or false, whatever the others are


@dataclass(slots=True)
class Garden:
    """A story in the making. `free` are flags that may be true or false from here on."""

    random: Random
    acts: int
    files: Files = field(default_factory=dict)
    variables: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    faults: set[tuple[str, str]] = field(default_factory=set)
    free: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)  # that rise and fall up to the end
    moves: int = 0  # scenes in which they could, so far
    sunk: int = 0  # dead ends over counts, so far

    def flag(self) -> str:
        """A new flag."""
        name = f"f{len(self.variables)}"
        self.variables.append(f"{name}:\n  kind: flag\n  means: A flag.\n")
        return name

    def counter(self, high: int = 9, start: int = 0) -> str:
        """A new count."""
        name = f"n{len(self.variables)}"
        entry = f"{name}:\n  kind: count\n  range: 0..{high}\n  start: {start}\n  means: A count.\n"
        self.variables.append(entry)
        return name

    def pick(self, count: int) -> list[str]:
        """Flags set earlier, each of which may be true or false whatever the others are."""
        return self.random.sample(self.free, min(count, len(self.free)))


Make = Callable[[Garden, str, str], str]  # a scene's text, by its name and the next one's


def grow(scenes: int, seed: int, *, faults: Sequence[Make] = ()) -> Planted:
    """A story of about so many scenes, with these faults in it."""
    random = Random(seed)  # noqa: S311 - a story, not a secret
    garden = Garden(random, max(1, min(6, scenes // 4)))
    garden.counts = [garden.counter(start=4) for _ in range(3)]
    scenes += _FIRST
    later = range(_FIRST + (scenes - _FIRST) // 4, scenes)
    spots = sorted(random.sample(later, min(len(faults), len(later))))
    planted = dict(zip(spots, faults, strict=False))
    for index in range(scenes):
        name, after = f"s{index}", f"s{index + 1}"
        ripe = index in planted and len(garden.free) >= _FREE
        make = planted[index] if ripe else scene if index >= _FIRST else moving
        text = make(garden, name, after)
        act = index * garden.acts // scenes
        garden.files[f"acts/{act}-act/{name}.yaml"] = text
    garden.files[f"acts/{garden.acts - 1}-act/s{scenes}.yaml"] = _last(garden)
    for act in range(garden.acts):
        garden.files[f"acts/{act}-act/act.yaml"] = f"title: Act {act}\n"
    names = ", ".join(f"{act}-act" for act in range(garden.acts))
    garden.files["story.yaml"] = (
        f"title: A garden\nlanguage: en\nfirst: s0\nacts: [{names}]\nnext: Go on.\n"
    )
    garden.files["variables.yaml"] = (
        "".join(garden.variables) or "x:\n  kind: flag\n  means: One.\n"
    )
    if garden.claims:
        garden.files["claims.yaml"] = "".join(garden.claims)
    return Planted(garden.files, garden.faults, len(garden.free))


def scene(garden: Garden, name: str, after: str) -> str:
    """A sound scene."""
    own = [garden.flag() for _ in range(garden.random.randint(1, 2))]
    kinds = (_plain, _asking, _looping, _counting, _hubbed, _paused, _moving, _moving)
    make = garden.random.choice(kinds)
    body = make(garden, name, after, own)
    # Free are only flags that every reader may set or not, whatever else they did.
    if make is not _asking:
        garden.free += own if make in (_looping, _hubbed) else own[:1]
    return f"title: Scene {name}\npassages:\n{body}"


def texts(garden: Garden) -> str:
    """A sentence with a branch on what may or may not be."""
    flags = garden.pick(1)
    return f"Here is {{if {flags[0]}: this | that}}." if flags else "Here it is."


def choice(name: str, to: str, effects: str = "", condition: str = "", more: str = "") -> str:
    """A choice's lines."""
    lines = [f"      {name}:", "        kind: deed", f"        label: Do {name}."]
    lines += [f"        if: {condition}"] if condition else []
    lines += [f"        effects: [{effects}]"] if effects else []
    lines += [f"        {more}"] if more else []
    return "\n".join([*lines, f"        to: {to}"]) + "\n"


def passage(name: str, text: str, rest: str) -> str:
    """A passage's lines."""
    return f"  {name}:\n    text: |\n      {text}\n{rest}"


def _plain(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    sets = "".join(choice(f"set-{flag}", ".end", f"{flag} = true") for flag in own)
    return passage(
        "start", texts(garden), f"    choices:\n{sets}{choice('pass', '.end')}"
    ) + passage("end", texts(garden), f"    go: {after}\n")


def _asking(garden: Garden, name: str, after: str, own: list[str]) -> str:
    flags = garden.pick(2)
    if len(flags) < 2:
        return _plain(garden, name, after, own)
    both = f"{flags[0]} and not {flags[1]}"
    return (
        passage(
            "start",
            texts(garden),
            "    choices:\n"
            + choice("dare", ".dared", f"{own[0]} = true", both, "locked: Not as things are.")
            + choice("try", ".end", f"{own[-1]} = true", f"{flags[1]}")
            + choice("wait", ".end", more="fallback: true")
            + choice("leave", ".end", condition=f"{flags[0]} or {flags[1]}"),
        )
        + passage("dared", "Dared.", "    go: .end\n")
        + passage("end", texts(garden), f"    go: {after}\n")
    )


def _looping(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    asks = "".join(
        choice(f"ask-{n}", ".again", f"{flag} = true", more="once: true")
        for n, flag in enumerate(own)
    )
    return (
        passage("start", texts(garden), "    go: .again\n")
        + passage("again", "Well?", f"    choices:\n{asks}{choice('enough', '.end')}")
        + passage("end", texts(garden), f"    go: {after}\n")
    )


def _counting(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    count = garden.counter(5)
    return passage(
        "start",
        texts(garden),
        "    choices:\n"
        + choice("more", ".start", f"{count} += 1", f"{count} < 4")
        + choice("enough", ".end", f"{own[0]} = true", f"{count} >= 3")
        + choice("pass", ".end"),
    ) + passage("end", f"{{if {count} >= 3: Many | Few}} were there.", f"    go: {after}\n")


def moving(garden: Garden, name: str, after: str) -> str:
    """A scene in which counts go up or down."""
    flag = garden.flag()
    body = _moving(garden, name, after, [flag])
    garden.free.append(flag)
    return f"title: Scene {name}\npassages:\n{body}"


def _moving(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    garden.moves += 1
    one, other, _ = (garden.counts * 2)[garden.moves % 3 :][:3]
    return passage(
        "start",
        texts(garden),
        "    choices:\n"
        + choice("up", ".end", f"{one} += 1, {own[0]} = true")
        + choice("down", ".end", f"{one} -= 1")
        + choice("over", ".end", f"{other} -= 1")
        + choice("pass", ".end"),
    ) + passage("end", "End.", f"    go: {after}\n")


def _paused(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    flags = garden.pick(1)
    to = (
        f"    go:\n      - {{if: {flags[0]}, to: .one}}\n      - {{to: .other}}\n"
        if flags
        else "    go: .other\n"
    )
    one = passage("one", "One.", "    go: .other\n") if flags else ""
    sets = choice("set", ".end", f"{own[0]} = true")
    return (
        passage("start", texts(garden), f"    next: Turn.\n{to}")
        + one
        + passage("other", "Other.", f"    choices:\n{sets}{choice('none', '.end')}")
        + passage("end", "End.", f"    go: {after}\n")
    )


def _hubbed(garden: Garden, name: str, after: str, own: list[str]) -> str:
    for number, flag in enumerate(own):
        garden.files[f"acts/0-act/{name}-let{number}.yaml"] = storylet(
            f"{name}.hub", f"{flag} = true"
        )
    return (
        passage("start", texts(garden), "    go: .hub\n")
        + passage(
            "hub",
            "A hub.",
            "    hub:\n      show: 3\n      meet: 2\n      leave: Enough.\n      then: .end\n",
        )
        + passage("end", "End.", f"    go: {after}\n")
    )


def storylet(hub: str, effects: str = "", condition: str = "", priority: int = 0) -> str:
    """A storylet of a hub."""
    lines = [f"title: Let\nstorylet:\n  hub: {hub}\n  offer: Come.\n"]
    lines += [f"  if: {condition}\n"] if condition else []
    lines += [f"  priority: {priority}\n"] if priority else []
    lines += ["passages:\n  here:\n    text: |\n      A storylet.\n"]
    lines += [f"    effects: [{effects}]\n"] if effects else []
    return "".join([*lines, "    go: back\n"])


def asking(conditions: Sequence[str]) -> str:
    """Passages that ask for one condition after another, from ``ask0`` on."""
    return "".join(
        passage(
            f"ask{number}",
            "Still here.",
            f"    go:\n      - {{if: {condition}, to: .yes{number}}}\n"
            f"      - {{to: .ask{number + 1}}}\n",
        )
        + passage(f"yes{number}", "Yes.", f"    go: .ask{number + 1}\n")
        for number, condition in enumerate(conditions)
    )


def _last(garden: Garden) -> str:
    """The end, which asks for everything: all of it stays alive to here."""
    asked = garden.free[:40] + [f"{one} >= 5" for one in garden.counts]
    asks, count = asking(asked), len(asked)
    end = passage(f"ask{count}", "The end.", "    title: Over\n    ending: over\n    go: .out\n")
    return f"title: The end\npassages:\n{asks}{end}" + passage("out", "Out.", "    end: true\n")
