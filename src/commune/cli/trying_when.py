"""``commune try --as … --when …``: what must hold at the place, as far as the story can ask it."""

from commune.cli.faults import Fault
from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean
from commune.explore.counted import addresses_of, steps_of
from commune.explore.guards import Guard, all_of, domains_of, guard_of, satisfiable
from commune.expressions import Condition, layout_of, slots_asked
from commune.expressions.parse import parse_condition
from commune.expressions.slots import atoms
from commune.expressions.syntax import Comparison, Flag, Took, Visited
from commune.loading.linking.kinds import Declared, check_question
from commune.model import Story
from commune.model.ids import LEAVE
from commune.model.variables import WordVariable
from commune.values import replace


def remembering(story: Story, when: str | None) -> Story:
    """The story, remembering also what only this condition asks it to.

    Its state keeps what some condition asks about, and nothing else. The path that is found
    is of both: what a story remembers changes no way in it.
    """
    parsed = parse_condition(when or "", Span.at("--when")).condition
    if parsed is None:
        return story
    asked = [slot for slot in slots_asked(parsed) if slot not in story.variables]
    known = [slot for slot, index in story.layout.items() if index < 0]
    layout = layout_of(story.variables, [*known, *asked])
    return story if layout.keys() == story.layout.keys() else replace(story, layout=layout, memo={})


def asked_of(story: Story, person: str, when: str | None) -> Guard | Fault:
    """What must hold there: the person and the condition that were named."""
    parts: list[Condition] = []
    domains = domains_of(story)
    if when is not None:
        found = _condition(story, when)
        if isinstance(found, Fault):
            return found
        if not satisfiable(guard_of(found, domains)):
            return Fault(f"“{when}” can never hold, whatever happens: it contradicts itself.")
        parts.append(found)
    if person:
        variable = story.variables.get(story.manifest.protagonist)
        people = variable.values if isinstance(variable, WordVariable) else ()
        if person not in people:
            known = ", ".join(people) or "nobody"
            return Fault(f"there is no “{person}” to be. There are: {known}.")
        parts.append(Comparison(story.manifest.protagonist, "==", person))
    return all_of(guard_of(part, domains) for part in parts)


def _condition(story: Story, text: str) -> Condition | Fault:
    """The condition in words, if it fits the story."""
    at = Span.at("--when", width=len(text))
    parsed = parse_condition(text, at)
    if parsed.condition is None:
        fault = parsed.fault
        says = f"{fault.message}. {fault.hint}".rstrip() if fault else "it is no condition."
        return Fault(f"“{text}”: {says}")
    problems: list[Diagnostic] = []
    declared = Declared(story.variables, frozenset())
    for atom in atoms(parsed.condition):
        match atom:
            case Flag() | Comparison():
                check_question(atom, declared, at=at, tell=problems.append)
                says = f"{problems[0].message}. {problems[0].hint}".rstrip() if problems else ""
            case Visited(address):
                says = _visit_at_fault(story, address)
            case Took(step):
                says = _step_at_fault(story, step)
        if says:
            return Fault(f"“{text}”: {says}")
    return parsed.condition


def _visit_at_fault(story: Story, address: str) -> str:
    known = (*story.scenes, *addresses_of(story))
    if address not in known:
        hint = did_you_mean(address, known)
        return f"no scene or passage is called “{address}”. {hint}".rstrip()
    return ""


def _step_at_fault(story: Story, step: str) -> str:
    known = tuple(one for one in steps_of(story) if not one.endswith(f"/{LEAVE}"))
    if step not in known:
        hint = did_you_mean(step, known)
        return f"no choice is called “{step}”. {hint}".rstrip()
    return ""
