"""The checks as test cases in JUnit XML, which every CI server shows."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.reports.wording import failed_of_checked

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold, not even escaped."""


def render_junit(report: RequestReport) -> str:
    """One suite, one case a check: a broken ERROR check is a failure, a broken WARN check is skipped with its words."""
    suite = ET.Element(
        "testsuite",
        name=_clean(f"leadgen {report.key}"),
        tests=str(len(report.checks)),
        failures=str(sum(c.blocks for c in report.checks)),
        skipped=str(sum(not c.passed and c.level is Level.WARN for c in report.checks)),
        errors="0",
    )
    if report.finished_at:
        suite.set("timestamp", report.finished_at.isoformat(timespec="seconds"))
    properties = ET.SubElement(suite, "properties")
    for name, value in (("verdict", report.verdict.value), ("next_step", report.next_step), ("run_id", report.run_id)):
        ET.SubElement(properties, "property", name=name, value=_clean(value))
    seen: Counter[str] = Counter()
    for check in report.checks:
        seen[check.name] += 1
        # Servers take cases of one name for one case: a rule asked of several files gets a number.
        number = f" ({seen[check.name]})" if seen[check.name] > 1 else ""
        _case(suite, report.key, check, check.name + number)
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(suite: ET.Element, key: str, check: RuleResult, name: str) -> None:
    case = ET.SubElement(suite, "testcase", classname=_clean(f"leadgen.{key}"), name=_clean(name))
    if check.passed:
        return
    words = f"{failed_of_checked(check)} break the rule: {check.meaning}"
    lines = [words]
    if check.examples:
        lines.append(f"for instance: {', '.join(check.examples)}")
    if check.what_to_do:
        lines.append(f"what to do: {check.what_to_do}")
    kind = "failure" if check.level is Level.ERROR else "skipped"
    ET.SubElement(case, kind, message=_clean(words)).text = _clean("\n".join(lines))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
