"""Reading one tree in a test, and going through it."""

from pathlib import Path

import yaml

from commune.diagnostics import Diagnostic, Span
from commune.loading.tree.nodes import read_tree
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode, Tree

PROSE = frozenset({"text", "label", "locked", "title", "plain", "leave", "then", "invented"})
LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]
STORY = Path(__file__).parents[2] / "story"

SCENE = """\
title: Before dawn
date: 1871-03-18
time: 04:30
place: no
cast: [louise-michel, caron]
sources:
  - {id: lissagaray-1876, page: "ch. 3, pp. 20-21"}
  - vinoy-1872 ch. 4
passages:
  climb:
    effects: [hour = four]
    text: |
      Fog on the stairs: “Étienne” # and “* [no]”.

      {as jeanne}
      Not *your* size.
      {end}
    choices:
      go:
        label: Fetch Caron first.
        to:
          - {if: caron_stayed, to: carons-stair.door}
          - {to: carons-stair.empty}
"""


def read(text: str, loader: type = LOADERS[1]) -> tuple[Tree, list[Diagnostic]]:
    told: list[Diagnostic] = []
    return read_tree(text, "a.yaml", told.append, prose_keys=PROSE, loader=loader), told


def scalars(node: Node | None) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case MappingNode(entries=entries):
            return [s for entry in entries for s in (entry.key, *scalars(entry.value))]
        case SequenceNode(items=items):
            return [s for item in items for s in scalars(item)]
        case _:
            return []


def spans(node: Node | None) -> list[Span]:
    match node:
        case MappingNode(entries=entries):
            inner = [s for e in entries for s in (e.key.span, *spans(e.value))]
            return [node.span, *inner]
        case SequenceNode(items=items):
            return [node.span, *(s for item in items for s in spans(item))]
        case Scalar():
            return [node.span]
        case _:
            return []


def value(tree: Tree, *keys: str | int) -> Node:
    node = tree.root
    for key in keys:
        if isinstance(key, int):
            assert isinstance(node, SequenceNode)
            node = node.items[key]
        else:
            assert isinstance(node, MappingNode)
            node = node.get(key)
    assert node is not None
    return node


def scalar(tree: Tree, *keys: str | int) -> Scalar:
    node = value(tree, *keys)
    assert isinstance(node, Scalar)
    return node


def slice_of(tree: Tree, span: Span) -> str:
    assert span.line == span.end_line
    return tree.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def rules(told: list[Diagnostic]) -> list[tuple[str, int]]:
    return [(diagnostic.rule, diagnostic.span.line) for diagnostic in told]
