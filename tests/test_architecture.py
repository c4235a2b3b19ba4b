"""The house's rules on who may know whom, read off the import statements."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FLOWS = Path(__file__).resolve().parents[1] / "flows"
STAGES = ("fetch", "normalise", "extract", "audit", "load", "check", "publish")
"""From left to right; a stage knows only the folders before it."""
PURE = ("normalise", "extract", "audit", "vocabulary")
OUTSIDE = {"prefect", "duckdb", "great_expectations", "requests", "httpx", "subprocess", "socket"}
PREFECT_MAY_BE_KNOWN_TO = {"pipeline.py", "deployments.py"}


def imports(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_only_those_before_it(stage: str) -> None:
    later = STAGES[STAGES.index(stage) + 1 :]
    for path in sorted((FLOWS / stage).glob("*.py")):
        known = imports(path)
        assert not [m for m in known for other in later if m == f"flows.{other}" or m.startswith(f"flows.{other}.")], path
        assert "flows.pipeline" not in known and "flows.cli" not in known, path


@pytest.mark.parametrize("folder", PURE)
def test_pure_stages_do_no_input_or_output(folder: str) -> None:
    for path in sorted((FLOWS / folder).glob("*.py")):
        assert not {m.partition(".")[0] for m in imports(path)} & OUTSIDE, path
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        assert not calls & {"open", "print", "input"}, path


def test_only_the_pipeline_knows_prefect() -> None:
    knowing = {p.name for p in FLOWS.rglob("*.py") if any(m.partition(".")[0] == "prefect" for m in imports(p))}
    assert knowing <= PREFECT_MAY_BE_KNOWN_TO


def compiles_in_loop(tree: ast.AST) -> bool:
    loops = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.GeneratorExp)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for inner in ast.walk(node):
                if isinstance(inner, loops):
                    for call in ast.walk(inner):
                        if (
                            isinstance(call, ast.Call)
                            and isinstance(call.func, ast.Attribute)
                            and isinstance(call.func.value, ast.Name)
                            and call.func.value.id == "re"
                            and call.func.attr == "compile"
                        ):
                            return True
    return False


def test_no_pattern_is_compiled_in_a_loop() -> None:
    assert compiles_in_loop(ast.parse("def f():\n    for x in y:\n        re.compile(x)"))
    assert not [p for p in FLOWS.rglob("*.py") if compiles_in_loop(ast.parse(p.read_text(encoding="utf-8")))]
