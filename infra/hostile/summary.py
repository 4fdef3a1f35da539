"""Sums up the reports of the roles that the API was asked as; fails where one of them has failures.
"""

import json
import sys


def main(paths: list[str]) -> int:
    examples = failures = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        cases = report["test_cases"]
        found = cases["unique_failures"] + sum(error["count"] for error in report["errors"])
        print(f"{path}: {cases['generated']} examples, {found} failures")
        if report["stop_reason"] != "completed" or report["exit_code"] != 0:
            found = max(found, 1)
        examples += cases["generated"]
        failures += found
    print(f"hostile: {len(paths)} roles, {examples} examples, {failures} failures")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
