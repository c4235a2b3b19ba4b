"""Puts new exports where the old ones stand while others read them."""

from __future__ import annotations

import shutil
from pathlib import Path


def put_in_place(new: Path, exports: Path) -> None:
    """Moves what the folder `new` holds into `exports`, and removes what `new` does not hold.

    A file replaces the old one in one step: who has the old one open reads on in it, who opens it later gets the new one. A folder of
    partitions is swapped by two renames, so that no reader ever finds old and new partitions in it.

    Args:
        new: the folder with the new exports, on the same file system; it is gone afterwards.
        exports: the folder that readers know; made if it is missing.
    """
    exports.mkdir(parents=True, exist_ok=True)
    outdated = new.with_name(f"{new.name}.outdated")
    outdated.mkdir()
    names = {entry.name for entry in new.iterdir()}
    for entry in sorted(new.iterdir()):
        place = exports / entry.name
        if place.is_dir():
            place.rename(outdated / entry.name)
        entry.replace(place)
    for entry in exports.iterdir():
        if entry.name not in names:
            entry.rename(outdated / entry.name)
    shutil.rmtree(outdated)
    new.rmdir()
