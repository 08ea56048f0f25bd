"""Menus: whether something is always open in them, and whether their choices differ."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.outline import Suspicion
from commune.author.checks.ranges import tried
from commune.author.checks.seen import Menu, Seen
from commune.author.checks.survey import Survey
from commune.expressions import Condition, Value, took_slot
from commune.expressions.syntax import And, Not, Took
from commune.model import Choice, Story
from commune.model.ids import BACK, choice_step
from commune.model.prose import Text, Words
from commune.model.scene import Divert

NEVER_OPEN = ""  # the values that close a menu, where all of them do


def may_close(seen: Seen) -> bool:
    """Whether each choice of some menu can be closed."""
    return not all(any(map(_always_open, menu.choices)) for menu in seen.menus)


def may_be_twins(seen: Seen) -> bool:
    """Whether two choices of some menu do the same, but perhaps for where they lead."""
    return any(_alike(*pair) for menu in seen.menus for pair in combinations(menu.choices, 2))


def may_look_alike(seen: Seen) -> bool:
    """Whether two labels of some menu begin alike: so few do that the rest is left to the check."""
    return not all(_begin_apart(menu) for menu in seen.menus)


def menus_stay_open(survey: Survey) -> Findings:
    """Tell a menu all of whose choices can be closed at once, with values that do it.

    Values are those declared, each with each: a menu counts as open only where that can
    be seen of itself. A word variable counts as set. Whether the story ever comes to such
    values takes a proof, so this is a warning; a menu that no values open is an error.
    """
    for menu in _suspected(may_close, survey):
        if any(map(_always_open, menu.choices)):
            continue
        conditions = list(_open_when(menu, survey))
        closed = _closing(conditions, survey.story)
        if closed == NEVER_OPEN:
            says = "nothing in this menu can ever be open, whatever the variables are"
            hint = "Mend the conditions, or give the menu a choice with “fallback: true”."
            yield finding("closed-menu", menu.where, says, hint)
        elif closed is not None:
            says = f"by what is written here, this menu can close: with {closed}"
            hint = (
                "Give it a choice without “if”, or one with “fallback: true”. Whether the story "
                "comes to that, “commune prove” knows; where it does not, allow it with the reason."
            )
            yield finding("dead-end", menu.where, says, hint)


def choices_differ(survey: Survey) -> Findings:
    """Tell a choice that does what another of its menu does, under another label."""
    for menu in _suspected(may_be_twins, survey):
        for number, choice in enumerate(menu.choices):
            before = menu.choices[:number]
            twin = next((one for one in before if _same(one, choice, survey.story)), None)
            if (
                twin is None
                or twin.label == choice.label
                or _asked_for(menu, (twin, choice), survey)
            ):
                continue
            says = f"“{choice.id}” does exactly what “{twin.id}” does: only its label differs"
            hint = "Let something come of it, make them one, or allow it with the reason."
            yield finding("twin-choices", _where(choice, menu), says, hint)


def labels_differ(survey: Survey) -> Findings:
    """Tell a choice that stands open beside another with the same label."""
    for menu in _suspected(may_look_alike, survey):
        if _begin_apart(menu):
            continue
        for number, choice in enumerate(menu.choices):
            for other in menu.choices[:number]:
                if other.label != choice.label or not _together(other, choice, survey.story):
                    continue
                says = f"“{choice.id}” and “{other.id}” can stand open together with one label"
                hint = "Give one of them another label, or conditions that exclude each other."
                yield finding("same-label", _where(choice, menu), says, hint)
                break


def _suspected(may: Suspicion, survey: Survey) -> Iterator[Menu]:
    """The menus of the scenes in which there may be something."""
    return (menu for seen in survey.suspected(may) for menu in seen.menus)


def _where(choice: Choice, menu: Menu) -> Where:
    """The place of a choice in its menu."""
    keys = (*menu.where.keys, "choices", choice.id)
    return Where(menu.where.file, keys, (*menu.where.things, choice))


def _begin_apart(menu: Menu) -> bool:
    begin = [_beginning(choice.label) for choice in menu.choices]
    return len(set(begin)) == len(begin)


def _beginning(label: Words) -> str:
    """The characters that a label begins with, before anything else stands in it."""
    first = label[0] if label else None
    return first.text if isinstance(first, Text) else ""


def _together(one: Choice, other: Choice, story: Story) -> bool:
    """Whether two choices can be open at once, by the values that are declared."""
    if one.fallback or other.fallback:
        return False
    asked = [choice.condition for choice in (one, other) if choice.condition is not None]
    return not asked or _closing([Not(And(tuple(asked)))], story) is not None


def _same(one: Choice, other: Choice, story: Story) -> bool:
    """Whether two choices do the same; whether they are asked for is another matter."""
    return _alike(one, other) and (
        one.to == other.to or _whole(one.to, story) == _whole(other.to, story)
    )


def _alike(one: Choice, other: Choice) -> bool:
    return (
        len(one.text) == len(other.text)
        and len(one.effects) == len(other.effects)
        and one.effects == other.effects
        and one.condition == other.condition
        and one.text == other.text
        and (one.once, one.fallback) == (other.once, other.fallback)
    )


def _whole(divert: Divert, story: Story) -> list[tuple[str, Condition | None]]:
    """A way on with each address in full: a scene alone is its first passage."""
    return [(_address(target.to.id, story), target.condition) for target in divert]


def _address(written: str, story: Story) -> str:
    return written if written == BACK else story.full_address(written)


def _asked_for(menu: Menu, choices: Iterable[Choice], survey: Survey) -> bool:
    """Whether some condition asks which of the choices was taken."""
    scene = menu.address.partition(".")[0]
    return any(took_slot(choice_step(scene, one.id)) in survey.asked for one in choices)


def _always_open(choice: Choice) -> bool:
    return choice.condition is None and not choice.once


def _open_when(menu: Menu, survey: Survey) -> Iterator[Condition]:
    """Under what each choice is open. One taken once is gone only where it can be met again."""
    again: bool | None = None
    for choice in menu.choices:
        parts = [] if choice.condition is None else [choice.condition]
        if choice.once:
            if again is None:
                again = _met_again(menu, survey)
            if again:
                step = choice_step(menu.address.partition(".")[0], choice.id)
                parts.append(Not(Took(step)))
        yield And(tuple(parts))


def _met_again(menu: Menu, survey: Survey) -> bool:
    """Whether some way leads back to a menu."""
    seen: set[str] = set()
    waiting = [menu.address]
    while waiting:
        for way in survey.ways.get(waiting.pop(), ()):
            if way.to == menu.address:
                return True
            if way.to not in seen:
                seen.add(way.to)
                waiting.append(way.to)
    return False


def _closing(conditions: Iterable[Condition], story: Story) -> str | None:
    """The first values with which no condition holds, in words; `NEVER_OPEN` where all are such.

    None where something always holds, or where there are too many values to go through.
    """
    first: str | None = None
    opens = False
    for held, holds in tried(list(conditions), story):
        if any(holds):
            opens = True
        elif first is None:
            first = _said(held)
        if opens and first is not None:
            return first
    return None if opens or first is None else NEVER_OPEN


def _said(held: Mapping[str, Value]) -> str:
    parts = []
    for slot, value in held.items():
        if isinstance(value, bool):
            asked, _, name = slot.rpartition(" ")
            shown = f"{asked}({name})" if asked else slot
            parts.append(shown if value else f"not {shown}")
        else:
            parts.append(f"{slot} == {value}")
    return " and ".join(parts)
