"""Serve the graph in DIR to a browser: the explorer, and a SPARQL 1.1 endpoint at /sparql.

Everything comes from this machine, and only this machine can ask, unless --host says otherwise.
Then reading needs a login too (camket user), unless --public lets anybody read, and passwords go
by HTTPS only: --certificate and --key. Reviewing needs a login everywhere.
"""

from __future__ import annotations

import argparse
import resource
import signal
import socket
import ssl
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kg.access.users import Users
from kg.commands.console import say
from kg.serve.app import Options, make_app
from kg.serve.connections import connections
from kg.serve.security import LOOPBACK, is_loopback
from kg.serve.workspace import open_workspace

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_BACKLOG = 1024
_FILES = 4096
"""So many connections wait to be taken, and so many files may be open, where the system allows."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    parser.add_argument("--port", type=_port, default=8000, help="0 takes a free one (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument(
        "--seconds", type=_positive, default=30, help="how long a query may take (30)"
    )
    parser.add_argument(
        "--rows", type=_positive, default=100_000, help="how many rows an answer may have (100000)"
    )
    parser.add_argument("--writable", action="store_true", help="let /sparql take updates")
    parser.add_argument(
        "--public", action="store_true", help="with --host: let anybody read without a login"
    )
    parser.add_argument(
        "--certificate", type=Path, metavar="FILE", help="serve by HTTPS: the certificate (PEM)"
    )
    parser.add_argument("--key", type=Path, metavar="FILE", help="the certificate's private key")
    parser.add_argument("--open", action="store_true", help="open it in the browser")


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 0 to 65535")
    return int(text)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: give a whole number from 1")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped by Ctrl-C or SIGTERM."""
    local = is_loopback(options.host)
    chosen = Options(
        seconds=options.seconds,
        rows=options.rows,
        writable=options.writable,
        hosts={*LOOPBACK, options.host.lower()} if local else set(),
        local=local,
        login=not local and not options.public,
    )
    _check(options, chosen)
    _allow_files()
    app = make_app(options.folder, chosen)
    if options.writable and open_workspace(options.folder).outdated:
        say(f"{options.folder}: /sparql shows an earlier build, with what was written since")
    listening = _listen(options.host, options.port)
    if not local and options.public:
        say(f"{options.host}: anyone who reaches this machine can read the graph")
    host = f"[{options.host}]" if ":" in options.host else options.host
    scheme = "https" if options.certificate else "http"
    address = f"{scheme}://{host}:{listening.getsockname()[1]}/"

    def begun() -> None:
        print(f"{options.folder}: {address}", flush=True)
        if options.open:
            webbrowser.open(address)

    _serve(app, listening, begun, (options.certificate, options.key))
    return 0


def _check(options: argparse.Namespace, chosen: Options) -> None:
    """Refuse a server that nobody could log in to, or that would send passwords in the clear."""
    if bool(options.certificate) != bool(options.key):
        raise ValueError("--certificate and --key belong together; give both")
    if options.certificate:
        try:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(options.certificate, options.key, password="")
        except (ssl.SSLError, OSError) as error:
            raise ValueError(
                f"{options.certificate} and {options.key} are no certificate and its key in PEM"
                f" ({error.strerror or error}); the key must need no password"
            ) from error
    elif chosen.login:
        raise ValueError(
            f"--host {options.host} lets others log in, and passwords must not go in the clear;"
            " add --certificate FILE --key FILE, or --public to let anybody read without a login"
        )
    if chosen.login and not Users(options.folder).all():
        raise ValueError(
            "nobody could log in: there are no users; first run: "
            f"camket user {options.folder} add NAME --role administrator (or add --public)"
        )


def _allow_files() -> None:
    """Let this process open as many files as the connections it takes can need."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raises `OSError` in one line where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio send without delay, which saves 40 ms a reply.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise OSError(
            f"cannot listen on {host} port {port} ({error.strerror}); choose another with --port"
        ) from error
    return listening


class _Server(uvicorn.Server):
    """Uvicorn's server, which tells when it has begun and ends at a signal without raising it."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and only then say where."""
        await super().startup(sockets)
        if self.started:
            self._begun()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End at Ctrl-C and SIGTERM in good order; at a second one at once."""
        before = {sign: signal.signal(sign, self.handle_exit) for sign in _SIGNALS}
        try:
            yield
        finally:
            for sign, handler in before.items():
                signal.signal(sign, handler)


def _serve(
    app: Starlette,
    listening: socket.socket,
    begun: Callable[[], None],
    tls: tuple[Path | None, Path | None],
) -> None:
    config = uvicorn.Config(
        app,
        http=connections(),
        ws="none",
        backlog=_BACKLOG,
        log_level="error",  # of what strangers send, nothing is printed
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
        ssl_certfile=tls[0],
        ssl_keyfile=tls[1],
    )
    _Server(config, begun).run(sockets=[listening])
