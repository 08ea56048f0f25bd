"""Every rule there is: its stable name, how bad breaking it is, and its one line.

A rule's page, with a bad example and its mended form, is ``pages/<name>.md``.
"""

from typing import Literal

from commune.values import value

Severity = Literal["error", "warning"]


@value
class Rule:
    """A rule as `commune explain` lists it."""

    name: str
    severity: Severity
    says: str


def _rules(*rules: Rule) -> dict[str, Rule]:
    return {rule.name: rule for rule in rules}


RULES = _rules(
    # the folder and the file
    Rule("folder", "error", "A story's folder and its files can be read."),
    Rule("layout", "error", "A file lies where its kind has its place."),
    Rule("encoding", "error", "A file is UTF-8 text."),
    Rule("size", "error", "A file is at most 1 MiB, a story at most 64 MiB."),
    Rule("depth", "error", "A file nests at most 24 deep."),
    # YAML
    Rule("yaml-syntax", "error", "A file is YAML."),
    Rule("tab", "error", "A line is indented with blanks."),
    Rule("duplicate-key", "error", "A key stands once."),
    Rule("yaml-feature", "error", "No anchors, aliases, merge keys, tags or several documents."),
    Rule("prose-style", "error", "Prose stands on one line or under “|”."),
    Rule("prose-in-braces", "error", "Prose never stands inside { } or [ ]."),
    Rule("prose-cut", "error", "A “#” does not cut a line of prose."),
    # form
    Rule("unknown-key", "error", "A key is one that is known at its place."),
    Rule("misplaced-key", "error", "A key stands where it belongs."),
    Rule("missing-key", "error", "What must be said is said."),
    Rule("wrong-form", "error", "A value has the form its key asks for."),
    Rule("bad-id", "error", "An id is kebab-case, a variable snake_case."),
    Rule("bad-date", "error", "A date is a day, a month or an interval that exists."),
    Rule("way-on", "error", "A passage has exactly one way on."),
    # logic
    Rule("condition-form", "error", "A condition is made of comparisons, and, or, not."),
    Rule("effect-form", "error", "An effect sets, adjusts or reveals."),
    Rule("condition-kind", "error", "A comparison fits the kind of its variable."),
    Rule("out-of-range", "error", "A value lies in its variable's range."),
    # prose
    Rule("prose-form", "error", "A brace, bracket or block in prose is closed."),
    # names
    Rule("duplicate-id", "error", "An id names one thing."),
    Rule("unknown-address", "error", "An address leads to a passage."),
    Rule("unknown-variable", "error", "A variable is declared."),
    Rule("unknown-note", "error", "A note that is linked is written."),
    Rule("unknown-source", "error", "A source that is cited is listed."),
    Rule("unknown-step", "error", "A step of a path can be made."),
    Rule("unknown-hub", "error", "A storylet's hub is a hub."),
    Rule("unknown-name", "error", "A name leads to something written."),
    Rule("prose-only", "error", "What only prose may ask decides nothing."),
    Rule("storylet-entered", "error", "A storylet is entered from its hub."),
    Rule("summary-path", "error", "A summary's choices are open by form."),
    Rule("renamed-cycle", "error", "A renaming ends at a name of today."),
    Rule("translation-place", "error", "A translated text has an original at its place."),
    # sense
    Rule("endless-go", "error", "Going on without asking comes to rest."),
    Rule("menu-form", "error", "A menu can be chosen from."),
    Rule("ending-form", "error", "An ending has one passage and a title."),
    Rule("last-case", "error", "The last of a list of cases has no condition."),
    Rule("opening-path", "error", "An opening's path can be played."),
    Rule("empty-story", "error", "A story has scenes."),
)
