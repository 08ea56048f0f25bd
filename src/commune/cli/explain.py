"""``commune explain``: a rule's page."""

import sys
from argparse import Namespace
from pathlib import Path

from commune import diagnostics
from commune.diagnostics import RULES
from commune.diagnostics.nearest import did_you_mean


def explain(call: Namespace) -> int:
    """Print a rule's page, or without a name the list of all rules."""
    if not call.rule:
        width = max(map(len, RULES))
        for rule in RULES.values():
            sys.stdout.write(f"{rule.name:{width}}  {rule.severity:7}  {rule.says}\n")
        return 0
    if call.rule not in RULES:
        hint = did_you_mean(call.rule, RULES) or "“commune explain” lists them all."
        sys.stderr.write(f"commune: no rule is called “{call.rule}”. {hint}\n")
        return 2
    page = Path(diagnostics.__file__).parent / "pages" / f"{call.rule}.md"
    sys.stdout.write(page.read_text("utf-8"))
    return 0
