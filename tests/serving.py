"""A Starlette application served to a test: under uvicorn, on 127.0.0.1, on a free port."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp


@contextmanager
def serving(
    app: ASGIApp, *, seconds: float = 30.0, http: type[asyncio.Protocol] | None = None
) -> Iterator[str]:
    """Serve an application in a thread while the block runs; give its address, without «/».

    `http` is the class of the server's connections. The application's lifespan runs too; the server
    and the thread have ended after the block.
    Raises `RuntimeError` where it does not start within `seconds`.
    """
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        http=http or "auto",
        log_level="warning",
        ws="none",
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, name="server of a test", daemon=True)
    thread.start()
    try:
        end = time.monotonic() + seconds
        while not server.started:
            if not thread.is_alive() or time.monotonic() > end:
                raise RuntimeError("the server of this test did not start")
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(seconds)
