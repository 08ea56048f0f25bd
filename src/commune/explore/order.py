"""The order of a graph's nodes: what leads on before what it leads to, circles together."""

from collections.abc import Sequence


def circles(out: Sequence[Sequence[int]]) -> list[list[int]]:  # noqa: C901 - one loop, without recursion
    """The strongly connected parts of a graph, each after all that it leads to (Tarjan 1972).

    `out` are the nodes that each node leads to. A part of one node is a circle only if the
    node leads to itself.
    """
    count = len(out)
    index = [-1] * count
    low = [0] * count
    on_stack = [False] * count
    stack: list[int] = []
    found: list[list[int]] = []
    visited = 0
    for root in range(count):
        if index[root] >= 0:
            continue
        work = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                index[node] = low[node] = visited
                visited += 1
                stack.append(node)
                on_stack[node] = True
            deeper = False
            for position in range(at, len(out[node])):
                other = out[node][position]
                if index[other] < 0:
                    work += [(node, position + 1), (other, 0)]
                    deeper = True
                    break
                if on_stack[other]:
                    low[node] = min(low[node], index[other])
            if deeper:
                continue
            if low[node] == index[node]:
                part = []
                while True:
                    other = stack.pop()
                    on_stack[other] = False
                    part.append(other)
                    if other == node:
                        break
                found.append(part)
            if work:
                before = work[-1][0]
                low[before] = min(low[before], low[node])
    return found
