"""The third pass: whether a linked story makes sense by its form.

A rule is a function from the story to its findings, and stands in `RULES_OF_SENSE`.
What needs playing to know is asked in `author.checks`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from commune.diagnostics import Diagnostic, Span
from commune.model import Story
from commune.model.glimpse import Glimpse, glimpses


def check(story: Story) -> Iterator[Diagnostic]:
    """All findings of all rules."""
    for rule in RULES_OF_SENSE:
        yield from rule(story)


def _has_scenes(story: Story) -> Iterator[Diagnostic]:
    if not story.scenes:
        at = story.manifest.span or Span.at("story.yaml")
        hint = "Add a file under acts/, such as acts/1-one/first-scene.yaml."
        yield Diagnostic("empty-story", at, "the story has no scene", hint)


def _comes_to_rest(story: Story) -> Iterator[Diagnostic]:
    """A circle of passages that lead on without asking and without a condition."""
    onward = {
        f"{scene.id}.{passage}": _only(story, seen.onward) if seen.onward else ""
        for scene in story.scenes.values()
        for passage, seen in glimpses(scene).items()
    }
    told: set[str] = set()
    for start in onward:
        walked: list[str] = []
        here = start
        while here in onward and here not in walked and here not in told:
            walked.append(here)
            here = onward[here]
        if here in walked:
            circle = walked[walked.index(here) :]
            scene, _, passage = here.partition(".")
            at = story.scenes[scene].passages[passage].span or Span.at(here)
            message = f"the story goes round without asking: {' → '.join([*circle, here])}"
            hint = "Give one of them choices, a “next:”, or another “go”."
            yield Diagnostic("endless-go", at, message, hint)
        told.update(walked)


def _only(story: Story, targets: Iterable[str]) -> str:
    """The one address that a way on can lead to; empty where it depends."""
    found = {story.full_address(target) for target in targets}
    return found.pop() if len(found) == 1 else ""


def _endings_have_titles(story: Story) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for scene in story.scenes.values():
        for passage, seen in glimpses(scene).items():
            for message, hint in _of_ending(seen, first):
                at = scene.passages[passage].span or scene.span or Span.at(scene.id)
                yield Diagnostic("ending-form", at, message, hint)
            first.setdefault(seen.ending, f"{scene.id}.{passage}")


def _of_ending(seen: Glimpse, first: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a passage as an ending; `first` is where each ending stood before."""
    if seen.ending and not seen.titled:
        says = f"the ending “{seen.ending}” has no name"
        yield says, "Give its passage a “title:”."
    if seen.ending and seen.ending in first:
        says = f"the ending “{seen.ending}” stands in {first[seen.ending]} too"
        yield says, "Let both ways lead to one passage, or give this ending another id."


RULES_OF_SENSE: tuple[Callable[[Story], Iterator[Diagnostic]], ...] = (
    _has_scenes,
    _comes_to_rest,
    _endings_have_titles,
)
