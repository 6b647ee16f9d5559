"""Adds up .trx files: prints "passed failed" on stdout, and what counts against the run on stderr.

A skipped test counts as failed, but for those that need a SQL Server.
"""
import sys
import xml.etree.ElementTree as xml

NAMES = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}
ALLOWED_SKIP = "SQL Server: "

passed = failed = 0
for file in sys.argv[1:]:
    for result in xml.parse(file).getroot().iterfind("t:Results/t:UnitTestResult", NAMES):
        name, outcome = result.get("testName"), result.get("outcome")
        reason = result.findtext("t:Output/t:ErrorInfo/t:Message", "", NAMES) or result.findtext("t:Output/t:StdOut", "", NAMES)
        if outcome == "Passed":
            passed += 1
        elif outcome == "NotExecuted" and reason.strip().startswith(ALLOWED_SKIP):
            print(f"Skipped {name}: {reason.strip()}", file=sys.stderr)
        else:
            failed += 1
            print(f"{outcome} {name}: {reason.strip()}", file=sys.stderr)
print(passed, failed)
