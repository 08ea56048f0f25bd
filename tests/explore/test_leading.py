"""Led play, where what stands in the way is more than it can tell apart."""

from tests.explore.planting import Planted, choice, passage
from tests.explore.proved import proved, read

from commune.explore.graph import graph_of
from commune.explore.guards import TRUE
from commune.explore.leading import Control, Ground, Led
from commune.explore.nodes import arrive
from commune.explore.playing import Met
from commune.explore.prove import Bounds, Status
from commune.explore.walk import Walker
from commune.model import Story

GATES = 24


def _gated(gates: int) -> Story:
    """A road on which as many things are taken or not, and as many gates that ask for each."""
    flags = [f"f{number}" for number in range(gates)]
    taking = "".join(
        passage(
            f"take{number}",
            "Take it?",
            "    choices:\n"
            + choice(f"take{number}", f".take{number + 1}", f"{flag} = true")
            + choice(f"leave{number}", f".take{number + 1}"),
        )
        for number, flag in enumerate(flags)
    )
    gating = "".join(
        passage(
            f"gate{number}",
            "A gate.",
            f"    go:\n      - {{if: {flag}, to: .gate{number + 1}}}\n      - {{to: .out}}\n",
        )
        for number, flag in enumerate(flags)
    )
    road = (
        f"title: A road\npassages:\n{taking}"
        + passage(f"take{gates}", "That was all.", "    go: .gate0\n")
        + gating
        + passage(f"gate{gates}", "Through.", "    go: .out\n")
        + passage("out", "Out.", "    title: Over\n    ending: over\n    end: true\n")
    )
    files = {
        "story.yaml": "title: Gates\nlanguage: en\nfirst: road\nacts: [one]\nnext: Go on.\n",
        "acts/one/act.yaml": "title: One\n",
        "acts/one/road.yaml": road,
        "variables.yaml": "".join(f"{f}:\n  kind: flag\n  means: Taken.\n" for f in flags),
    }
    return read(Planted(files, set()))


def test_only_the_last_play_says_whether_it_left_nothing_out() -> None:
    graph = graph_of(_gated(GATES))
    walker, met = Walker(graph), Met.of(graph, ())
    goal = graph.number[arrive(f"road.gate{GATES}")]
    within = walker.leading_to([goal])
    space = walker.walk((), {goal: [TRUE]}, 20_000, within)
    goals = [(goal, state) for state in space.all(goal, TRUE)]
    control = Control(walker, {goal: [TRUE]}, within)
    led = Led(Ground(met, met.beginnings(), {}), space, goals, control, lambda: False)
    led.play(1_000, asked=0)
    assert led.exhausted, "with all things alike there is little to play"
    led.play(1_000)
    assert not led.exhausted, "with all told apart there is more than so many turns"


def test_a_goal_behind_many_gates_is_come_to() -> None:
    bounds = Bounds(turns=0, states=40)
    through = f"passage road.gate{GATES}"
    assert proved(_gated(GATES), bounds).status(through) is Status.POSSIBLE
