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
    Rule("picture-form", "error", "A drawing fits its screen, a column for each sign."),
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
    # how it is built
    Rule("closed-menu", "error", "Something in a menu can be open."),
    Rule("dead-end", "warning", "Something in a menu is always open."),
    Rule("storylet-name", "error", "A storylet's name means nothing else at its hub."),
    Rule("summary-stays", "error", "A summary's path leads out of its scene, and ends there."),
    Rule("unreachable", "warning", "Some way leads to each passage."),
    Rule("only-from-itself", "warning", "A passage is led to from elsewhere."),
    Rule("twin-choices", "warning", "Two choices of a menu differ in more than their labels."),
    Rule("same-label", "warning", "Choices that stand open together have labels of their own."),
    Rule("empty-act", "warning", "An act has scenes."),
    Rule("empty-hub", "warning", "A hub has storylets."),
    Rule("short-hub", "warning", "A hub has as many storylets as are to be met there."),
    # what is used
    Rule("renamed-nowhere", "error", "What is renamed is called something today."),
    Rule("lesson-road", "error", "A way leads from a lesson's beginning to its end."),
    Rule("claim-place", "error", "A claim is about a place that readers come to."),
    Rule("variable-unread", "warning", "A variable is asked for or shown."),
    Rule("variable-unset", "warning", "A variable is changed by something."),
    Rule("ledger-unset", "warning", "A line of the ledger can come into it."),
    Rule("range-unused", "warning", "What a count can be makes a difference."),
    Rule("word-unset", "warning", "A word of a variable is given to it."),
    Rule("idle-condition", "warning", "A comparison holds for some values and not for others."),
    Rule("idle-case", "warning", "A case is taken for some values, those before it failing."),
    Rule("idle-effect", "warning", "An effect changes something."),
    Rule("note-unused", "warning", "Something leads to a note."),
    Rule("source-unused", "warning", "A source is cited."),
    # history
    Rule("not-located", "warning", "A documented note says where to look."),
    Rule("said-not-located", "warning", "Documented words say where they are read."),
    Rule("invented-unsaid", "warning", "A scene with a date says what is made up."),
    Rule("paragraph-twice", "warning", "A paragraph of the article has one note."),
    Rule("out-of-time", "warning", "Who is in a scene was active then."),
    Rule("back-in-time", "warning", "The story goes forward in time."),
    # reading
    Rule("long-label", "warning", "A label has at most 16 words."),
    Rule("long-paragraph", "warning", "A paragraph has at most 90 words."),
    Rule("long-page", "warning", "At most 300 words stand between choices and pauses."),
    Rule("long-plain", "warning", "A note says it in at most 50 easy words."),
    Rule("mixed-quotes", "warning", "Quotes are curly throughout."),
    Rule("odd-sign", "warning", "A sign is as wide on every terminal."),
    Rule("guillemets", "warning", "French quotes have unbreakable blanks inside."),
    # translations
    Rule("translation-stale", "warning", "A translation is of the original of today."),
    Rule("translation-missing", "warning", "A translated file is translated whole."),
    # findings that are meant
    Rule("idle-allow", "warning", "What is allowed would be told otherwise."),
)
