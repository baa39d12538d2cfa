"""A PostgreSQL server of a test's own: for tools/test, tools/judge and tools/postgres."""


import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def binaries():
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return folders[-1] if folders else None


def as_owner(command):
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] if os.getuid() == 0 else command


@contextlib.contextmanager
def running(settings=()):
    """The address of a new server."""
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed: tools/install test")
    folder = Path(tempfile.mkdtemp(prefix="colloquy-postgres-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = None
    try:
        folder.chmod(0o755)
        data = folder / "data"
        data.mkdir()
        if os.getuid() == 0:
            shutil.chown(data, "postgres", "postgres")
        made = subprocess.run(as_owner([programs / "initdb", "-D", data, "-U", "colloquy", "-A", "trust", "-E", "UTF8", "--locale=C"]),
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", text=True)
        if made.returncode != 0:
            sys.exit(f"PostgreSQL: initdb failed:\n{made.stderr}")
        options = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=", "max_connections=200", *settings]
        server = subprocess.Popen(as_owner([programs / "postgres", "-D", data, *(part for one in options for part in ("-c", one))]),
                                  stdout=subprocess.DEVNULL, stderr=open(folder / "log", "w"), cwd="/", start_new_session=True)
        ready = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        for _ in range(600):
            if subprocess.run(ready).returncode == 0:
                break
            if server.poll() is not None:
                sys.exit(f"PostgreSQL: the server ended by itself:\n{(folder / 'log').read_text()[-2000:]}")
            time.sleep(0.05)
        else:
            sys.exit("PostgreSQL: the server does not answer")
        yield f"postgresql://colloquy@127.0.0.1:{port}/postgres"
    finally:
        if server is not None and server.poll() is None:
            server.send_signal(signal.SIGINT)  # fast shutdown: open connections are closed
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(folder, ignore_errors=True)
