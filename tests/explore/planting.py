"""Stories of any size with known faults in them, and nothing else wrong.

A story is a road of scenes. Each scene sets something of its own, asks for what earlier
ones set, and now and then holds a loop, a hub, a pause or a fallback. Faults are planted
as whole scenes of their own, so that what is wrong is known by construction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

Files = dict[str, str]


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
    count: int = 0

    def flag(self) -> str:
        """A new flag."""
        name = f"f{len(self.variables)}"
        self.variables.append(f"{name}:\n  kind: flag\n  means: A flag.\n")
        return name

    def counter(self, high: int = 9) -> str:
        """A new count."""
        name = f"n{len(self.variables)}"
        entry = f"{name}:\n  kind: count\n  range: 0..{high}\n  start: 0\n  means: A count.\n"
        self.variables.append(entry)
        return name

    def pick(self, count: int) -> list[str]:
        """Flags set earlier, each of which may be true or false whatever the others are."""
        return self.random.sample(self.free, min(count, len(self.free)))


FAULTS: dict[str, Callable[[Garden, str, str], str]] = {}


def grow(scenes: int, seed: int, *, faults: int = 9) -> Planted:
    """A story of about so many scenes, with faults of every kind in turn."""
    random = Random(seed)  # noqa: S311 - a story, not a secret
    garden = Garden(random, max(1, min(6, scenes // 4)))
    kinds = list(FAULTS)
    spots = sorted(random.sample(range(scenes // 3, scenes), min(faults, scenes - scenes // 3)))
    planted = {spot: kinds[(number + seed) % len(kinds)] for number, spot in enumerate(spots)}
    for index in range(scenes):
        name, after = f"s{index}", f"s{index + 1}"
        make = FAULTS[planted[index]] if index in planted else _scene
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


def _scene(garden: Garden, name: str, after: str) -> str:
    """A sound scene."""
    own = [garden.flag() for _ in range(garden.random.randint(1, 2))]
    make = garden.random.choice((_plain, _asking, _looping, _counting, _hubbed, _paused))
    body = make(garden, name, after, own)
    # Free are only flags that every reader may set or not, whatever else they did.
    if make is not _asking:
        garden.free += own if make in (_looping, _hubbed) else own[:1]
    return f"title: Scene {name}\npassages:\n{body}"


def _texts(garden: Garden) -> str:
    """A sentence with a branch on what may or may not be."""
    flags = garden.pick(1)
    return f"Here is {{if {flags[0]}: this | that}}." if flags else "Here it is."


def _choice(name: str, to: str, effects: str = "", condition: str = "", more: str = "") -> str:
    lines = [f"      {name}:", "        kind: deed", f"        label: Do {name}."]
    lines += [f"        if: {condition}"] if condition else []
    lines += [f"        effects: [{effects}]"] if effects else []
    lines += [f"        {more}"] if more else []
    return "\n".join([*lines, f"        to: {to}"]) + "\n"


def _passage(name: str, text: str, rest: str) -> str:
    return f"  {name}:\n    text: |\n      {text}\n{rest}"


def _plain(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    sets = "".join(_choice(f"set-{flag}", ".end", f"{flag} = true") for flag in own)
    return _passage(
        "start", _texts(garden), f"    choices:\n{sets}{_choice('pass', '.end')}"
    ) + _passage("end", _texts(garden), f"    go: {after}\n")


def _asking(garden: Garden, name: str, after: str, own: list[str]) -> str:
    flags = garden.pick(2)
    if len(flags) < 2:
        return _plain(garden, name, after, own)
    both = f"{flags[0]} and not {flags[1]}"
    return (
        _passage(
            "start",
            _texts(garden),
            "    choices:\n"
            + _choice("dare", ".dared", f"{own[0]} = true", both, "locked: Not as things are.")
            + _choice("try", ".end", f"{own[-1]} = true", f"{flags[1]}")
            + _choice("wait", ".end", more="fallback: true")
            + _choice("leave", ".end", condition=f"{flags[0]} or {flags[1]}"),
        )
        + _passage("dared", "Dared.", "    go: .end\n")
        + _passage("end", _texts(garden), f"    go: {after}\n")
    )


def _looping(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    asks = "".join(
        _choice(f"ask-{n}", ".again", f"{flag} = true", more="once: true")
        for n, flag in enumerate(own)
    )
    return (
        _passage("start", _texts(garden), "    go: .again\n")
        + _passage("again", "Well?", f"    choices:\n{asks}{_choice('enough', '.end')}")
        + _passage("end", _texts(garden), f"    go: {after}\n")
    )


def _counting(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    count = garden.counter(5)
    return _passage(
        "start",
        _texts(garden),
        "    choices:\n"
        + _choice("more", ".start", f"{count} += 1", f"{count} < 4")
        + _choice("enough", ".end", f"{own[0]} = true", f"{count} >= 3")
        + _choice("pass", ".end"),
    ) + _passage("end", f"{{if {count} >= 3: Many | Few}} were there.", f"    go: {after}\n")


def _paused(garden: Garden, _name: str, after: str, own: list[str]) -> str:
    flags = garden.pick(1)
    to = (
        f"    go:\n      - {{if: {flags[0]}, to: .one}}\n      - {{to: .other}}\n"
        if flags
        else "    go: .other\n"
    )
    one = _passage("one", "One.", "    go: .other\n") if flags else ""
    sets = _choice("set", ".end", f"{own[0]} = true")
    return (
        _passage("start", _texts(garden), f"    next: Turn.\n{to}")
        + one
        + _passage("other", "Other.", f"    choices:\n{sets}{_choice('none', '.end')}")
        + _passage("end", "End.", f"    go: {after}\n")
    )


def _hubbed(garden: Garden, name: str, after: str, own: list[str]) -> str:
    for number, flag in enumerate(own):
        garden.files[f"acts/0-act/{name}-let{number}.yaml"] = _storylet(
            f"{name}.hub", f"{flag} = true"
        )
    return (
        _passage("start", _texts(garden), "    go: .hub\n")
        + _passage(
            "hub",
            "A hub.",
            "    hub:\n      show: 3\n      meet: 2\n      leave: Enough.\n      then: .end\n",
        )
        + _passage("end", "End.", f"    go: {after}\n")
    )


def _storylet(hub: str, effects: str = "", condition: str = "", priority: int = 0) -> str:
    lines = [f"title: Let\nstorylet:\n  hub: {hub}\n  offer: Come.\n"]
    lines += [f"  if: {condition}\n"] if condition else []
    lines += [f"  priority: {priority}\n"] if priority else []
    lines += ["passages:\n  here:\n    text: |\n      A storylet.\n"]
    lines += [f"    effects: [{effects}]\n"] if effects else []
    return "".join([*lines, "    go: back\n"])


def _last(garden: Garden) -> str:
    """The end, which asks for everything: all of it stays alive to here."""
    asks = "".join(
        _passage(
            f"ask{number}",
            "Still here.",
            f"    go:\n      - {{if: {flag}, to: .yes{number}}}\n"
            f"      - {{to: .ask{number + 1}}}\n",
        )
        + _passage(f"yes{number}", "Yes.", f"    go: .ask{number + 1}\n")
        for number, flag in enumerate(garden.free[:40])
    )
    count = len(garden.free[:40])
    end = _passage(f"ask{count}", "The end.", "    title: Over\n    ending: over\n    go: .out\n")
    return f"title: The end\npassages:\n{asks}{end}" + _passage("out", "Out.", "    end: true\n")


def planted(make: Callable[[Garden, str, str], str]) -> Callable[[Garden, str, str], str]:
    """Put a kind of fault in the list."""
    FAULTS[make.__name__.strip("_")] = make
    return make


def _either(garden: Garden) -> tuple[str, str, str]:
    """Two flags of which one at most can be true, and the passage that sets one."""
    one, other = garden.flag(), garden.flag()
    text = _passage(
        "start",
        "One or the other.",
        "    choices:\n"
        + _choice("one", ".next", f"{one} = true")
        + _choice("other", ".next", f"{other} = true"),
    )
    return one, other, text


@planted
def _dead_end(garden: Garden, name: str, after: str) -> str:
    """A menu that closes where two things were done and a third was not."""
    flags = garden.pick(3)
    need = (
        " or ".join([f"not {flag}" for flag in flags[:2]] + flags[2:3]) if flags else "visited(s0)"
    )
    garden.faults.add(("dead-end", f"{name}.start"))
    return (
        "title: X\npassages:\n"
        + _passage("start", "A menu.", "    choices:\n" + _choice("go", ".end", condition=need))
        + _passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _trap(garden: Garden, name: str, after: str) -> str:
    """Two rooms that lead to each other, and out only for who has what others lack."""
    flag = garden.pick(1)[0] if garden.free else "visited(s0)"
    garden.faults.add(("trap", f"{name}.one"))
    return (
        "title: X\npassages:\n"
        + _passage(
            "start", "Doors.", "    choices:\n" + _choice("in", ".one") + _choice("by", ".end")
        )
        + _passage(
            "one",
            "One.",
            "    choices:\n" + _choice("to-two", ".two") + _choice("out", ".end", condition=flag),
        )
        + _passage("two", "Two.", "    choices:\n" + _choice("to-one", ".one"))
        + _passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _impossible_choice(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    garden.faults.add(("choice", f"{name}/never"))
    rest = _passage(
        "next",
        "Next.",
        "    choices:\n"
        + _choice("never", ".end", condition=f"{one} and {other}")
        + _choice("pass", ".end"),
    )
    return f"title: X\npassages:\n{text}{rest}" + _passage("end", "End.", f"    go: {after}\n")


@planted
def _unreachable_pair(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    garden.faults.add(("passage", f"{name}.far"))
    rest = _passage(
        "next",
        "Next.",
        f"    go:\n      - {{if: {one} and {other}, to: .far}}\n      - {{to: .end}}\n",
    )
    far = _passage("far", "Far.", "    go: .farther\n") + _passage(
        "farther", "On.", "    go: .end\n"
    )
    return f"title: X\npassages:\n{text}{rest}{far}" + _passage("end", "End.", f"    go: {after}\n")


@planted
def _unreached_branch(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    body = f"title: X\npassages:\n{text}" + _passage(
        "next", f"Well, {{if {one} and {other}: both | one}} of them.", f"    go: {after}\n"
    )
    line = body[: body.index("{if")].count("\n") + 1
    column = body.splitlines()[line - 1].index("{if") + 1
    garden.faults.add(("branch", f"{name}.next:{line}:{column}"))
    return body


@planted
def _refutable_claim(garden: Garden, name: str, after: str) -> str:
    flags = garden.pick(2)
    claim = f"claim-{name}"
    condition = " and ".join(flags) or "visited(s0)"
    garden.claims.append(
        f"- id: {claim}\n  says: Never both.\n  never: {condition}\n  at: {name}.start\n"
    )
    garden.faults.add(("claim", claim))
    return "title: X\npassages:\n" + _passage("start", "Here.", f"    go: {after}\n")


@planted
def _dry_hub(garden: Garden, name: str, after: str) -> str:
    flag = garden.pick(1)[0] if garden.free else "visited(s0)"
    garden.faults.add(("dry-hub", f"{name}.start"))
    garden.files[f"acts/0-act/{name}-let.yaml"] = _storylet(f"{name}.start", condition=flag)
    return (
        "title: X\npassages:\n"
        + _passage("start", "Hub.", "    hub:\n      show: 2\n      meet: 1\n      then: .end\n")
        + _passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _storylet_never(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    for number, condition in enumerate((f"{one} and {other}", "")):
        garden.files[f"acts/0-act/{name}-let{number}.yaml"] = _storylet(
            f"{name}.next", condition=condition
        )
    garden.faults.add(("storylet", f"{name}.next/{name}-let0"))
    hub = "    hub:\n      show: 2\n      meet: 2\n      then: .end\n"
    rest = _passage("next", "Hub.", hub) + _passage("end", "End.", f"    go: {after}\n")
    return f"title: X\npassages:\n{text}{rest}"


@planted
def _hidden_variant(garden: Garden, name: str, after: str) -> str:
    flags = garden.pick(2)
    first = flags[0] if flags else "visited(s0)"
    second = " and ".join(flags) if flags else "visited(s0)"
    person = f"person-{name}"
    variants = (("first", first), ("second", second), ("last", ""))
    garden.files[f"fates/{person}.yaml"] = "variants:\n" + "".join(
        f"  - id: {one}\n" + (f"    if: {asked}\n" if asked else "") + "    text: |\n      So.\n"
        for one, asked in variants
    )
    garden.files[f"notes/people/{person}.yaml"] = (
        f"title: {person}\nplain: Somebody.\ninvented: true\ntext: |\n  Somebody.\n"
    )
    garden.faults.add(("fate", f"{person}/second"))
    return "title: X\npassages:\n" + _passage(
        "start", "Here.", f"    fates: [{person}]\n    go: {after}\n"
    )
