"""``commune explain``: a rule's page."""

import sys
from argparse import Namespace
from pathlib import Path

from commune import diagnostics
from commune.cli.folding import columns, folded
from commune.diagnostics import RULES
from commune.diagnostics.nearest import did_you_mean


def explain(call: Namespace) -> int:
    """Print a rule's page, or without a name the list of all rules."""
    if not call.rule:
        width = max(map(len, RULES))
        rows = (f"{rule.name:{width}}  {rule.severity:7}  {rule.says}" for rule in RULES.values())
        wide = columns()
        for row in rows:
            narrow = wide and len(row) > wide
            name, severity, says = row.split(maxsplit=2)
            told = f"{name} ({severity})\n  {says}" if narrow else row
            sys.stdout.write(f"{folded(told, wide)}\n")
        return 0
    if call.rule not in RULES:
        hint = did_you_mean(call.rule, RULES) or "“commune explain” lists them all."
        sys.stderr.write(f"commune: no rule is called “{call.rule}”. {hint}\n")
        return 2
    page = Path(diagnostics.__file__).parent / "pages" / f"{call.rule}.md"
    sys.stdout.write(folded(page.read_text("utf-8"), columns()))
    return 0
