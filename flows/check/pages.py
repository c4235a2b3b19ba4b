"""The pages of the Data Docs, as Great Expectations' site builder renders them.

Its own pages take their styles and scripts from a dozen hosts, so that without a network the index stays blank, and show what is wrong two
clicks away. These need nothing from elsewhere, and the index says what disagrees, with the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from great_expectations.data_context.types.resource_identifiers import ExpectationSuiteIdentifier, ValidationResultIdentifier
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from flows.check.frames import SAYS_WHICH

LINES_SHOWN = 500
LINES_SHOWN_FIRST = 20
"""How many lines that are not as expected a suite's page shows for an expectation, and the first page."""

Document = Mapping[str, Any]

_CODE = re.compile(r"`([^`]+)`")


class ResultsRenderer:
    """One suite in one run, as a document for `ResultsView`."""

    def __init__(self, data_context: Any) -> None:
        """Takes the context, which knows the suites."""
        self._context = data_context

    def render(self, results: Any) -> Document:
        """The document for the results of a suite."""
        name = results.suite_name
        return {
            "suite": name,
            "notes": self._context.suites.get(name).notes,
            "run_name": results.meta["run_name"],
            "expectations": [_expectation(result, LINES_SHOWN) for result in results.results],
        }


class IndexRenderer:
    """All runs, as a document for `IndexView`; of the last one with what is not as expected."""

    def __init__(self, data_context: Any) -> None:
        """Takes the context, which keeps the results."""
        self._context = data_context

    def render(self, index: Mapping[str, Any]) -> Document:
        """The document for the links that the site builder has collected."""
        runs: dict[tuple[Any, str], dict[str, Mapping[str, Any]]] = {}
        for link in index.get("validations_links", ()):
            runs.setdefault((link["run_time"], link["run_name"]), {})[link["expectation_suite_name"]] = link
        ordered = sorted(runs.items(), reverse=True)
        suites = [self._suite(name, link) for name, link in sorted(ordered[0][1].items())] if ordered else []
        return {
            # What is critical comes first.
            "suites": sorted(suites, key=lambda suite: not suite["critical"]),
            "critical": [e for suite in suites for e in suite["critical"]],
            "runs": [{"time": time, "name": name, "links": links} for (time, name), links in ordered],
            "names": sorted({name for links in runs.values() for name in links}),
        }

    def _suite(self, name: str, link: Mapping[str, Any]) -> Document:
        key = ValidationResultIdentifier(
            expectation_suite_identifier=ExpectationSuiteIdentifier(name),
            run_id=link["run_id"],
            batch_identifier=link["batch_identifier"],
        )
        results = self._context.validation_results_store.get(key).results
        expectations = [_expectation(result, LINES_SHOWN_FIRST) for result in results]
        unmet = [e for e in expectations if not e["success"]]
        return {
            "name": name,
            "notes": self._context.suites.get(name).notes,
            "link": link["filepath"],
            "count": len(expectations),
            "unmet": unmet,
            "critical": [e for e in unmet if e["severity"] == "critical"],
        }


def _expectation(result: Any, lines_shown: int) -> Document:
    """What a page shows of an expectation."""
    configuration = result.expectation_config
    unexpected = result.result.get("unexpected_index_list") or []
    return {
        "sentence": configuration.description,
        "severity": configuration.severity.value,
        "success": result.success,
        "detail": result.meta["detail"],
        "unexpected_count": result.meta["unexpected_count"],
        "lines": [
            {**line, "value": ", ".join(str(value) for name, value in line.items() if name not in SAYS_WHICH)}
            for line in unexpected[:lines_shown]
        ],
        "rows_left_out": sum(int(line["rows"]) for line in unexpected[lines_shown:]),
    }


class _View:
    """Renders a document with a template."""

    template: str

    def __init__(self) -> None:
        """Loads the template."""
        environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters["code"] = _with_code
        self._page = environment.get_template(self.template)

    def render(self, document: Document, **of_great_expectations: Any) -> str:
        """The page."""
        return self._page.render(document)


class ResultsView(_View):
    """The page of a suite in a run."""

    template = "results.html.j2"


class IndexView(_View):
    """The first page."""

    template = "index.html.j2"


def _with_code(text: str) -> Markup:
    """The text, escaped, what stands between backticks marked as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))
