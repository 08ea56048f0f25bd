"""The faults that are planted in grown stories, each a scene of its own.

What is wrong in a story is so known by how it was made. Whoever walks into a dead end goes
no further, so what a dead end asks is not asked by the faults behind it.
"""

from tests.explore.planting import Garden, Make, Planted, choice, grow, passage, scene, storylet

FAULTS: dict[str, Make] = {}


def garden_of(scenes: int, seed: int, *, faults: int = 12) -> Planted:
    """A story of about so many scenes, with as many of so many faults as have room in it.

    They are of every kind in turn; sixteen scenes have room for one of each.
    """
    kinds = list(FAULTS.values())
    return grow(scenes, seed, faults=[kinds[(n + seed) % len(kinds)] for n in range(faults)])


def planted(make: Make) -> Make:
    """Put a kind of fault in the list."""
    FAULTS[make.__name__.strip("_")] = make
    return make


def _either(garden: Garden) -> tuple[str, str, str]:
    """Two flags of which one at most can be true, and the passage that sets one."""
    one, other = garden.flag(), garden.flag()
    text = passage(
        "start",
        "One or the other.",
        "    choices:\n"
        + choice("one", ".next", f"{one} = true")
        + choice("other", ".next", f"{other} = true"),
    )
    return one, other, text


@planted
def _dead_end(garden: Garden, name: str, after: str) -> str:
    """A menu that closes where two things were done and a third was not."""
    flags = garden.pick(3)
    need = " or ".join([f"not {flag}" for flag in flags[:2]] + flags[2:])
    garden.free = [flag for flag in garden.free if flag not in flags]
    garden.faults.add(("dead-end", f"{name}.start"))
    return (
        "title: X\npassages:\n"
        + passage("start", "A menu.", "    choices:\n" + choice("go", ".end", condition=need))
        + passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _trap(garden: Garden, name: str, after: str) -> str:
    """Two rooms that lead to each other, and out only for who has what others lack."""
    flag = garden.pick(1)[0]
    garden.faults.add(("trap", f"{name}.one"))
    return (
        "title: X\npassages:\n"
        + passage("start", "Doors.", "    choices:\n" + choice("in", ".one") + choice("by", ".end"))
        + passage(
            "one",
            "One.",
            "    choices:\n" + choice("to-two", ".two") + choice("out", ".end", condition=flag),
        )
        + passage("two", "Two.", "    choices:\n" + choice("to-one", ".one"))
        + passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _impossible_choice(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    garden.faults.add(("choice", f"{name}/never"))
    rest = passage(
        "next",
        "Next.",
        "    choices:\n"
        + choice("never", ".end", condition=f"{one} and {other}")
        + choice("pass", ".end"),
    )
    return f"title: X\npassages:\n{text}{rest}" + passage("end", "End.", f"    go: {after}\n")


@planted
def _unreachable_pair(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    garden.faults.add(("passage", f"{name}.far"))
    rest = passage(
        "next",
        "Next.",
        f"    go:\n      - {{if: {one} and {other}, to: .far}}\n      - {{to: .end}}\n",
    )
    far = passage("far", "Far.", "    go: .farther\n") + passage("farther", "On.", "    go: .end\n")
    return f"title: X\npassages:\n{text}{rest}{far}" + passage("end", "End.", f"    go: {after}\n")


@planted
def _unreached_branch(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    body = f"title: X\npassages:\n{text}" + passage(
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
    condition = " and ".join(flags)
    garden.claims.append(
        f"- id: {claim}\n  says: Never both.\n  never: {condition}\n  at: {name}.start\n"
    )
    garden.faults.add(("claim", claim))
    return "title: X\npassages:\n" + passage("start", "Here.", f"    go: {after}\n")


@planted
def _dry_hub(garden: Garden, name: str, after: str) -> str:
    flag = garden.pick(1)[0]
    garden.faults.add(("dry-hub", f"{name}.start"))
    garden.files[f"acts/0-act/{name}-let.yaml"] = storylet(f"{name}.start", condition=flag)
    return (
        "title: X\npassages:\n"
        + passage("start", "Hub.", "    hub:\n      show: 2\n      meet: 1\n      then: .end\n")
        + passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _storylet_never(garden: Garden, name: str, after: str) -> str:
    one, other, text = _either(garden)
    for number, condition in enumerate((f"{one} and {other}", "")):
        garden.files[f"acts/0-act/{name}-let{number}.yaml"] = storylet(
            f"{name}.next", condition=condition
        )
    garden.faults.add(("storylet", f"{name}.next/{name}-let0"))
    hub = "    hub:\n      show: 2\n      meet: 2\n      then: .end\n"
    rest = passage("next", "Hub.", hub) + passage("end", "End.", f"    go: {after}\n")
    return f"title: X\npassages:\n{text}{rest}"


@planted
def _hidden_variant(garden: Garden, name: str, after: str) -> str:
    flags = garden.pick(2)
    first = flags[0]
    second = " and ".join(flags)
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
    return f"title: X\ncast: [{person}]\npassages:\n" + passage(
        "start", "Here.", f"    fates: [{person}]\n    go: {after}\n"
    )


@planted
def _sunk(garden: Garden, name: str, after: str) -> str:
    """A menu that closes for who has come down in two counts at once."""
    if garden.sunk == len(garden.counts):  # who goes down further was kept out before
        return scene(garden, name, after)
    one, other, _ = (garden.counts * 2)[garden.sunk :][:3]
    garden.sunk += 1
    garden.faults.add(("dead-end", f"{name}.start"))
    need = f"{one} > 2 or {other} > 3"
    return (
        "title: X\npassages:\n"
        + passage("start", "A menu.", "    choices:\n" + choice("go", ".end", condition=need))
        + passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _pit(garden: Garden, name: str, after: str) -> str:
    """A ring of passages out of which only counts lead."""
    one, _, third = garden.counts
    garden.faults.add(("trap", f"{name}.pit"))
    out = choice("out", ".end", condition=f"{third} >= 3 or {one} <= 4")
    return (
        "title: X\npassages:\n"
        + passage("start", "A pit.", "    choices:\n" + choice("in", ".pit") + choice("by", ".end"))
        + passage("pit", "Down.", "    choices:\n" + choice("round", ".bottom") + out)
        + passage("bottom", "Bottom.", "    go: .pit\n")
        + passage("end", "End.", f"    go: {after}\n")
    )


@planted
def _claim_over_counts(garden: Garden, name: str, after: str) -> str:
    one, other, third = garden.counts
    claim = f"claim-{name}"
    condition = f"{one} >= 6 and {other} <= 2 and {third} != 4"
    garden.claims.append(
        f"- id: {claim}\n  says: Never so.\n  never: {condition}\n  at: {name}.start\n"
    )
    garden.faults.add(("claim", claim))
    return "title: X\npassages:\n" + passage("start", "Here.", f"    go: {after}\n")
