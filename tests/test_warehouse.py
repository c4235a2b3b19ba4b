"""The folder of a warehouse: who may write to it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest

from flows.errors import Unusable
from flows.warehouse import Warehouse

HOLD_DATABASE = "import sys, time, duckdb; c = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == '1')\n" + (
    "print('held', flush=True)\ntime.sleep(60)\n"
)
HOLD = "import sys, time; from flows.warehouse import Warehouse; from pathlib import Path\n" + (
    "with Warehouse(Path(sys.argv[1])).writing():\n    print('held', flush=True)\n    time.sleep(60)\n"
)


def test_the_folder_is_made(tmp_path: Path) -> None:
    Warehouse(tmp_path / "deep" / "warehouse").prepare()
    assert (tmp_path / "deep" / "warehouse").is_dir()


@pytest.mark.parametrize("path", ["file", "file/warehouse"])
def test_a_file_in_its_place_is_told_in_one_line(path: str, tmp_path: Path) -> None:
    # as good as a folder without permission, and so also for who runs as root
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Unusable, match="cannot be written"):
        Warehouse(tmp_path / path).prepare()
    assert (tmp_path / "file").read_text() == "not a folder"


def test_a_folder_in_place_of_the_database_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "cables.duckdb").mkdir()
    with pytest.raises(Unusable, match="is a folder"):
        Warehouse(tmp_path).prepare()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_held_by_a_writer_is_left_alone(tmp_path: Path, read_only: bool) -> None:
    # a reader is no hindrance: it keeps the file that it has open
    place = Warehouse(tmp_path)
    duckdb.connect(str(place.database)).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_DATABASE, str(place.database), str(int(read_only))], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with nullcontext() if read_only else pytest.raises(Unusable, match="open for writing in another program"):
            place.prepare()
        other.kill()
    place.prepare()


def test_one_run_writes_at_a_time(tmp_path: Path) -> None:
    # another process holds the warehouse; once it is killed, nobody has to tidy up after it
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Unusable, match="another run is writing"), Warehouse(tmp_path).writing():
            pytest.fail("the lock was given twice")
        other.kill()
        other.wait()
    with Warehouse(tmp_path).writing():
        pass


def test_what_a_killed_run_left_half_built_is_removed(tmp_path: Path) -> None:
    # and nothing else
    warehouse = Warehouse(tmp_path)
    (tmp_path / ".build-20081103T120900.000000Z" / "exports").mkdir(parents=True)
    warehouse.database.write_text("published")
    with warehouse.writing():
        assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "cables.duckdb"]


def test_what_is_built_ends_with_the_block(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), Warehouse(tmp_path).building("run") as build:
        (build / "cables.duckdb").write_text("half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_nothing_published_yet_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="cables run SOURCE"):
        Warehouse(tmp_path).published()
