"""Reading a file of mistakes in a test: its bare tree, and what a finding marks."""

import yaml

from commune.diagnostics import Diagnostic
from commune.loading.tree.nodes import read_tree
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode, Tree

PROSE = frozenset({"text", "label", "locked", "title", "plain", "leave", "then", "says", "record"})
LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


def read(text: str, loader: type = LOADERS[1]) -> tuple[Tree, list[Diagnostic]]:
    told: list[Diagnostic] = []
    return read_tree(text, "a.yaml", told.append, prose_keys=PROSE, loader=loader), told


def bare(node: Node | None) -> object:
    """A tree without places."""
    match node:
        case Scalar(text=text):
            return text
        case MappingNode(entries=entries):
            return {entry.key.text: bare(entry.value) for entry in entries}
        case SequenceNode(items=items):
            return [bare(item) for item in items]
        case _:
            return None


def marked(tree: Tree, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    assert span.line == span.end_line
    return tree.lines[span.line - 1][span.column - 1 : span.end_column - 1]
