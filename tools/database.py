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


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def as_owner(command):
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] if os.getuid() == 0 else command


def until_we_end(command):
    """Whatever ends this process, kill -9 too, ends the command: fast shutdown, for PostgreSQL."""
    return [*as_owner(["setpriv", "--pdeathsig", "INT", *command])]


def children_of(process):
    out = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # gone meanwhile
            if int(path.read_text().rsplit(")", 1)[1].split()[1]) == process:
                out.append(int(path.parent.name))
    return out


def kill_with_children(server):
    """kill -9 to a server and all its processes, as a power cut would end them (but for the disk's cache). PostgreSQL's
    processes lead sessions of their own, so there is no group to kill."""
    def ended(call, *arguments):
        with contextlib.suppress(ProcessLookupError):
            call(*arguments)

    ended(os.kill, server, signal.SIGSTOP)  # so that no more are made
    doomed = [server]
    for one in doomed:
        doomed += children_of(one)
    for one in doomed:
        ended(os.kill, one, signal.SIGKILL)


@contextlib.contextmanager
def cleaning_up():
    """SIGTERM and SIGHUP leave by the same way as an exception: whoever was begun in a `with` or `try` is ended."""
    def leave(number, _):
        for one in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, signal.SIG_IGN)  # cleaning up is not cut short
        sys.exit(128 + number)

    before = {one: signal.signal(one, leave) for one in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


class Postgres:
    """A server in a new folder, on loopback and a free port; what makes a commit durable is left as it is."""

    def __init__(self, settings=()):
        programs = binaries()
        if programs is None:
            sys.exit("PostgreSQL is not installed: tools/install test")
        self.programs, self.server = programs, None
        self.folder = Path(tempfile.mkdtemp(prefix="colloquy-postgres-"))
        self.port = free_port()
        self.address = f"postgresql://colloquy@127.0.0.1:{self.port}/postgres"
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.data.mkdir()
        if os.getuid() == 0:
            shutil.chown(self.data, "postgres", "postgres")
        self.options = ["listen_addresses=127.0.0.1", f"port={self.port}", "unix_socket_directories=", "max_connections=200",
                        *settings]
        made = subprocess.run(as_owner([programs / "initdb", "-D", self.data, "-U", "colloquy", "-A", "trust", "-E", "UTF8",
                                        "--locale=C"]), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", text=True)
        if made.returncode != 0:
            self.remove()
            sys.exit(f"PostgreSQL: initdb failed:\n{made.stderr}")

    def start(self):
        command = [self.programs / "postgres", "-D", self.data, *(part for one in self.options for part in ("-c", one))]
        with open(self.folder / "log", "a") as log:
            self.server = subprocess.Popen(until_we_end(command), stdout=subprocess.DEVNULL, stderr=log, cwd="/",
                                           start_new_session=True)
        ready = [self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        for _ in range(600):
            if subprocess.run(ready).returncode == 0:
                return
            if self.server.poll() is not None:
                sys.exit(f"PostgreSQL ended by itself:\n{(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.05)
        sys.exit("PostgreSQL does not answer")

    def kill(self):
        kill_with_children(self.server.pid)
        self.server.wait()

    def stop(self):
        if self.server is None or self.server.poll() is not None:
            return
        self.server.send_signal(signal.SIGINT)  # fast shutdown: open connections are closed
        try:
            self.server.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def running(settings=()):
    """The address of a new server."""
    with cleaning_up():
        server = Postgres(settings)
        try:
            server.start()
            yield server.address
        finally:
            server.stop()
            server.remove()
