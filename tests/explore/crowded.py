"""A story in which much is alive at once: a flag of each scene, scalars and trusts.

Nothing of it can be left out of sight: the last scene asks for all of it. What is wrong lies
behind sums, so that no single scene decides it.
"""

from random import Random

from tests.explore.planting import Files, Planted, asking, choice, passage

SCALARS = ("bread", "purse", "cold", "mark")
TRUSTS = ("ann", "bea", "cyn", "dov", "eva")
SIDES = 6  # scenes in which one may side with ann or with bea, and never with both


def crowded(scenes: int, seed: int) -> Planted:
    """A road of so many scenes, each with a flag of its own, and a reckoning at its end."""
    random = Random(seed)  # noqa: S311 - a story, not a secret
    files: Files = {}
    flags = [f"f{number}" for number in range(scenes)]
    sides = {0, *random.sample(range(1, scenes), SIDES - 1)}
    for index, flag in enumerate(flags):
        body = _sides(flag) if index in sides else _deeds(random, flag, flags[:index])
        end = passage("end", "End.", f"    go: s{index + 1}\n")
        files[f"acts/one/s{index}.yaml"] = f"title: Scene {index}\npassages:\n{body}{end}"
    name = f"s{scenes}"
    files[f"acts/one/{name}.yaml"] = _reckoning(flags)
    files["acts/one/act.yaml"] = "title: One\n"
    files["story.yaml"] = "title: A crowd\nlanguage: en\nfirst: s0\nacts: [one]\nnext: Go on.\n"
    files["variables.yaml"] = "".join(
        [f"{flag}:\n  kind: flag\n  means: A flag.\n" for flag in flags]
        + [_count(one, "0..9", start=4) for one in SCALARS]
        + [_count(one, "-3..6", start=0) for one in TRUSTS]
    )
    half = SIDES // 2
    files["claims.yaml"] = (
        f"- id: never-more\n  says: Not more than there was.\n"
        f"  never: ann >= {half + 1} and bea >= {half}\n"
        f"- id: never-all\n  says: Not all that there was.\n"
        f"  never: ann >= {half} and bea >= {half} and cyn >= 3 and bread == 9\n  at: endings\n"
    )
    faults = {
        ("choice", f"{name}/too-much"),
        ("dead-end", f"{name}.menu"),
        ("trap", f"{name}.pit"),
        ("claim", "never-all"),
    }
    return Planted(files, faults, scenes)


def _count(name: str, between: str, *, start: int) -> str:
    return f"{name}:\n  kind: count\n  range: {between}\n  start: {start}\n  means: A count.\n"


def _sides(flag: str) -> str:
    return passage(
        "start",
        "With whom?",
        "    choices:\n"
        + choice("ann", ".end", "ann += 1")
        + choice("bea", ".end", "bea += 1")
        + choice("neither", ".end", f"{flag} = true"),
    )


def _deeds(random: Random, flag: str, earlier: list[str]) -> str:
    one, other = random.sample(SCALARS, 2)
    trust = random.choice(TRUSTS[2:])
    told = random.choice(earlier)
    return passage(
        "start",
        f"Here is {{if {told}: this | that}}.",
        "    choices:\n"
        + choice("dare", ".end", f"{flag} = true, {one} -= 1")
        + choice("give", ".end", f"{trust} += 1, {other} += 1")
        + choice(
            "take", ".end", f"{trust} -= 1, {one} -= 2 if {told}", f"{trust} >= 0 or {one} > 3"
        )
        + choice("pass", ".end"),
    )


def _reckoning(flags: list[str]) -> str:
    half = SIDES // 2
    menu = f"cyn < 6 or dov > -3 or eva < 4 or bread > 0 or {flags[3]} or not {flags[7]}"
    out = f"purse >= 3 or dov > -2 or mark < 8 or {flags[11]}"
    asked = [*flags, *(f"{one} >= 5" for one in SCALARS), *(f"{one} >= 2" for one in TRUSTS)]
    asks = asking(asked)
    return (
        "title: The reckoning\npassages:\n"
        + passage(
            "start",
            "Now.",
            "    choices:\n"
            + choice("too-much", ".menu", condition=f"ann >= {half + 1} and bea >= {half}")
            + choice("all", ".menu", condition=f"ann >= {half} and bea >= {half}")
            + choice("pass", ".menu"),
        )
        + passage("menu", "A menu.", "    choices:\n" + choice("go", ".doors", condition=menu))
        + passage(
            "doors", "Doors.", "    choices:\n" + choice("in", ".pit") + choice("by", ".ask0")
        )
        + passage(
            "pit",
            "A pit.",
            "    choices:\n" + choice("round", ".bottom") + choice("out", ".ask0", condition=out),
        )
        + passage("bottom", "Bottom.", "    go: .pit\n")
        + asks
        + passage(
            f"ask{len(asked)}", "The end.", "    title: Over\n    ending: over\n    go: .out\n"
        )
        + passage("out", "Out.", "    end: true\n")
    )
