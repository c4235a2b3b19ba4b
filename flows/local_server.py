"""Prefect's API for a run that is given none: a server on this machine that lives as long as the run.

Prefect would start the same server by itself, but only once it is imported, and import the whole of it into the run as well: 14 s for a
trivial flow. Started from here it comes up (7 s) while the run imports its own libraries. It listens on a socket that this process has
opened, so that no port is guessed, and ends with this process, however that ends.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

from flows.errors import Unusable

START_SECONDS: Final = 180
STOP_SECONDS: Final = 3

_QUIET: Final = {
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    # Else the server looks an outside host up as it starts, and at times finds its own database locked.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # A failure reaches the user as the command's own line: Prefect's would repeat it with a traceback.
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "NO_PROXY": "127.0.0.1,localhost",
}

# As Prefect starts it for a single run.
_SINGLE_RUN: Final = {"PREFECT_UI_ENABLED": "false", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


def quiet(home: Path, *, logged: bool = False) -> Mapping[str, str]:
    """The environment, with what keeps Prefect and Great Expectations quiet and offline where the user does not say otherwise.

    Args:
        home: where Prefect may write.
        logged: let Prefect log what runs do: for runs that nobody waits for.
    """
    logging = {"PREFECT_LOGGING_LEVEL": "INFO", "PREFECT_LOGGING_TO_API_ENABLED": "true"} if logged else {}
    return {**_QUIET, **logging, "PREFECT_HOME": str(home.resolve()), **os.environ}


@contextmanager
def prefect_api(home: Path, *, scheduler: bool = False) -> Iterator[Callable[[], str]]:
    """Starts a server, unless `PREFECT_API_URL` names one; the block is given a function that waits for it and returns its URL.

    Args:
        home: where it keeps its records; made if missing.
        scheduler: start all of it, scheduler and web pages too, and not only what a single run needs.

    Raises:
        Unusable: from the function: the server does not start.
    """
    given = os.environ.get("PREFECT_API_URL")
    if given:
        yield lambda: given
        return
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("wb") as output:
        port: int = listener.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "-m", __name__, str(listener.fileno())],
            pass_fds=(listener.fileno(),),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            env={**quiet(home), **(_whole(home) if scheduler else _SINGLE_RUN)},
        )

    def answered() -> str:
        client = HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
        try:
            client.request("GET", "/api/health")
            if client.getresponse().status == 200:
                return f"http://127.0.0.1:{port}/api"
        except (OSError, HTTPException):
            pass
        finally:
            client.close()
        raise Unusable(f"Prefect's local server did not start: see {log}")

    try:
        yield answered
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:  # it is still starting
            server.kill()
            server.wait()


def _whole(home: Path) -> Mapping[str, str]:
    """The server would keep a copy of its web pages beside its own code."""
    return {"PREFECT_UI_STATIC_DIRECTORY": str(home.resolve() / "pages")}


def _serve(listener: int) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn  # of Prefect's own dependencies

    config = uvicorn.Config("prefect.server.api.server:create_app", factory=True, log_level="error")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=listener)])


def _end_with_parent() -> None:
    """The pipe from the run ends when the run does, even when it is killed."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
