"""Where the files that are not Python lie: `sql/` and `expectations/`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def project_folder(name: str) -> Path:
    """A folder of the project: in an installed wheel inside the package, in a checkout beside it.

    Raises:
        FileNotFoundError: it is in neither place.
    """
    for parent in (_PACKAGE / "_project", _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(f"the folder {name}/ is neither in the package {_PACKAGE} nor beside it")


def sql_scripts(*subfolders: str) -> tuple[Path, ...]:
    """The scripts of `sql/` or of a folder in it, in the order of their numbers."""
    return tuple(sorted(project_folder("sql").joinpath(*subfolders).glob("*.sql")))
