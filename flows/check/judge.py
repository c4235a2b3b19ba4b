"""Great Expectations: judges frames by suites and keeps the Data Docs. Its import takes seconds, so this module is imported late.

Its SQL data source does not work with DuckDB, so each suite is judged on a data frame in memory; what is kept of a run are the results.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
import pandas as pd
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context.types.base import DataContextConfig, ProgressBarsConfig
from great_expectations.data_context.types.resource_identifiers import ExpectationSuiteIdentifier, ValidationResultIdentifier

from flows.check.frames import SAYS_WHICH, Frame
from flows.check.suites import Suite

RUNS_KEPT = 20
_STORE = "results"
_FOLDER = ".results"
_NAMED_IN_DETAIL = 5


def judge(suites: Mapping[str, Suite], frames: Mapping[str, Frame], checks_dir: Path, run_id: str) -> list[dict[str, object]]:
    """Judges each frame by its suite, adds the results to the Data Docs in `checks_dir`, and returns rows of `expectation_result`."""
    context = _context(checks_dir)
    batches = context.data_sources.add_pandas("warehouse").add_dataframe_asset("frame").add_batch_definition_whole_dataframe("frame")
    run = RunIdentifier(run_name=run_id, run_time=datetime.now(UTC))
    rows: list[dict[str, object]] = []
    new = []
    for name, suite in suites.items():
        frame = pd.DataFrame(frames[name].lines, columns=list(frames[name].columns), dtype=object)
        batch = batches.get_batch({"dataframe": frame})
        results = batch.validate(
            context.suites.add(gx.ExpectationSuite(**suite)),
            result_format={"result_format": "COMPLETE", "unexpected_index_column_names": list(SAYS_WHICH)},
        )
        for result in results.results:
            rows.append(_row(run_id, name, frame, result))
            result.meta = {"unexpected_count": rows[-1]["unexpected_count"], "detail": rows[-1]["detail"]}
        results.meta["run_name"] = run_id
        key = ValidationResultIdentifier(ExpectationSuiteIdentifier(name), run, batch.id)
        context.stores[_STORE].set(key, results)
        new.append(key)
    _forget_old_runs(context)
    context.build_data_docs(resource_identifiers=new)
    return rows


def _context(checks_dir: Path) -> Any:
    """A context that keeps nothing but results, in a hidden folder beside the Data Docs."""
    checks_dir.mkdir(parents=True, exist_ok=True)
    here = str(checks_dir.resolve())
    config = DataContextConfig(
        expectations_store_name="suites",
        validation_results_store_name=_STORE,
        checkpoint_store_name="checkpoints",
        stores={
            "suites": {"class_name": "ExpectationsStore"},
            "checkpoints": {"class_name": "CheckpointStore"},
            "validation_definition_store": {"class_name": "ValidationDefinitionStore"},
            _STORE: {
                "class_name": "ValidationResultsStore",
                "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": f"{here}/{_FOLDER}"},
            },
        },
        data_docs_sites={
            "checks": {
                "class_name": "SiteBuilder",
                "show_how_to_buttons": False,
                "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": here},
                "site_index_builder": {
                    "class_name": "DefaultSiteIndexBuilder",
                    "renderer": _page("IndexRenderer"),
                    "view": _page("IndexView"),
                },
                "site_section_builders": {
                    "validations": {
                        "class_name": "DefaultSiteSectionBuilder",
                        "renderer": _page("ResultsRenderer"),
                        "view": _page("ResultsView"),
                    },
                    # The pages of the results say all that these would.
                    "expectations": "none",
                    "profiling": "none",
                },
            }
        },
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
    )
    return gx.get_context(mode="ephemeral", project_config=config)


def _page(class_name: str) -> dict[str, str]:
    return {"module_name": "flows.check.pages", "class_name": class_name}


def _row(run_id: str, suite: str, frame: pd.DataFrame, result: Any) -> dict[str, object]:
    """A row of `expectation_result`."""
    expectation = result.expectation_config
    unexpected = result.result.get("unexpected_index_list") or []
    return {
        "run_id": run_id,
        "suite": suite,
        "expectation": expectation.description,
        "severity": str(expectation.severity.value),
        "success": bool(result.success),
        "unexpected_count": _rows(unexpected),
        "detail": _detail(frame, expectation.kwargs, result, unexpected),
    }


def _detail(frame: pd.DataFrame, kwargs: Mapping[str, Any], result: Any, unexpected: Sequence[Mapping[str, Any]]) -> str:
    """What is wrong; where nothing is, how many rows were compared, and where there were none to compare."""
    error = _error(result.exception_info)
    if error:
        return f"It could not be judged: {error}"
    if unexpected:
        named = unexpected[:_NAMED_IN_DETAIL]
        return "\n".join([*(_sentence(line) for line in named), *_more(_rows(unexpected) - _rows(named))])
    column = kwargs.get("column") or kwargs["column_A"]
    compared = frame[frame[column].notna()]
    rows = compared["rows"].sum()
    if not rows:
        return "no rows to check"
    by_place = compared.groupby("about")["rows"].sum()
    empty = sorted(place for place, count in by_place.items() if not count)
    if not empty:
        return f"rows checked: {rows}"
    return f"rows checked: {rows}; no rows to check in {', '.join([*empty[:_NAMED_IN_DETAIL], *_more(len(empty) - _NAMED_IN_DETAIL)])}"


def _error(info: Mapping[str, Any]) -> str | None:
    """The message of an error met in judging; Great Expectations gives one for the expectation, or one for each metric."""
    for each in [info] if "raised_exception" in info else info.values():
        if each["raised_exception"]:
            return str(each["exception_message"])
    return None


def _rows(lines: Sequence[Mapping[str, Any]]) -> int:
    """How many rows of the warehouse some lines stand for."""
    return sum(int(line["rows"]) for line in lines)


def _more(count: int) -> list[str]:
    return [f"and {count} more"] if count > 0 else []


def _sentence(line: Mapping[str, Any]) -> str:
    about, explanation = line["about"], line["explanation"]
    values = [str(value) for name, value in line.items() if name not in SAYS_WHICH]
    return f"{about}: {explanation or ' and '.join(values)}"


def _forget_old_runs(context: Any) -> None:
    """Removes the results of all but the last runs; the pages of those go when the Data Docs are built."""
    store = context.stores[_STORE]
    keys = store.list_keys()
    kept = sorted({(key.run_id.run_time, key.run_id.run_name) for key in keys})[-RUNS_KEPT:]
    for key in keys:
        if (key.run_id.run_time, key.run_id.run_name) not in kept:
            store.remove_key(key)
