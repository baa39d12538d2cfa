"""nginx and HAProxy with the configurations that are shipped, for the judges: ports and paths are put in by substitution,
nothing else is changed."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from server import Front

ROOT = Path(__file__).resolve().parent.parent


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def needed(*programs):
    """Ends the judge as skipped where one is missing."""
    missing = [name for name in programs if not shutil.which(name)]
    if missing:
        print(f"not installed: {', '.join(missing)} (tools/install judge)")
        sys.exit(77)


def put_in(text, *pairs):
    for old, new in pairs:
        if old not in text:
            sys.exit(f"the configuration shipped has no {old!r} to put {new!r} in")
        text = text.replace(old, str(new))
    return text


def certificate(folder, name="localhost", *names):
    """A certificate for `name`, signed by itself: its file, its key's, and one with both."""
    certificate, key, both = (folder / part for part in ("cert.pem", "key.pem", "both.pem"))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", f"/CN={name}", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    both.write_text(certificate.read_text() + key.read_text())
    return certificate, key, both


class Proxy(Front):
    """A proxy's process; `port` speaks HTTPS, `plain_port` HTTP."""

    secure = True

    def __init__(self, command):
        self.command, self.process = command, None

    def start(self):
        said = open(self.folder / "said", "w")
        self.process = subprocess.Popen([str(word) for word in self.command], stdout=said, stderr=said)
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"{self.command[0]} ended by itself: {(self.folder / 'said').read_text()}")
                time.sleep(0.02)
        sys.exit(f"{self.command[0]} does not listen")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)

    def log(self):
        raise NotImplementedError


class Nginx(Proxy):
    def __init__(self, folder, server_port, files):
        """In front of one server, whose packages lie below `files`."""
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        folder.mkdir()
        certificate_file, key, _ = certificate(folder)
        text = (ROOT / "packaging" / "nginx.conf").read_text()
        text = re.sub(r"\n\s*listen \[::\][^\n]*", "", text)  # a machine may have no IPv6
        text = put_in(text, ("listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
                      ("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl"), ("127.0.0.1:8080", f"127.0.0.1:{server_port}"),
                      ("/etc/letsencrypt/live/school.example/fullchain.pem", certificate_file),
                      ("/etc/letsencrypt/live/school.example/privkey.pem", key), ("/var/log/nginx", folder),
                      ("alias /var/cache/colloquy/colloquy/packages/", f"alias {files}/"), ("school.example", "localhost"))
        (folder / "colloquy.conf").write_text(text)
        whole = folder / "nginx.conf"
        paths = "".join(f" {kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        whole.write_text(f"user root; daemon off; pid {folder}/pid; error_log {folder}/start.log;\n"
                         f"events {{}}\nhttp {{{paths}\ninclude {folder}/colloquy.conf; }}\n")
        super().__init__(["nginx", "-c", whole, "-e", folder / "start.log"])

    def check(self):
        return subprocess.run([*map(str, self.command), "-t"], capture_output=True, text=True)

    def log(self):
        return "".join(path.read_text(errors="replace") for path in self.folder.glob("*.log"))


class Haproxy(Proxy):
    def __init__(self, folder, server_ports):
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        folder.mkdir()
        _, _, both = certificate(folder)
        self.lines, self.listener = [], socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.listener.bind(("127.0.0.1", 0))
        text = put_in((ROOT / "packaging" / "haproxy.cfg").read_text(), ("bind :80", f"bind 127.0.0.1:{self.plain_port}"),
                      ("bind :443", f"bind 127.0.0.1:{self.port}"), ("/etc/haproxy/colloquy.pem", both),
                      ("maxconn 20000", "maxconn 2000"),  # what a test may open is less than what the service may
                      ("log /dev/log", f"log 127.0.0.1:{self.listener.getsockname()[1]}"),
                      ("server one 10.0.0.11:8080", f"server one 127.0.0.1:{server_ports[0]}"),
                      ("server two 10.0.0.12:8080", f"server two 127.0.0.1:{server_ports[1]}"))
        whole = folder / "haproxy.cfg"
        whole.write_text(text)
        super().__init__(["haproxy", "-db", "-f", whole])
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            self.lines.append(self.listener.recv(65536).decode(errors="replace"))

    def check(self):
        return subprocess.run([*map(str, self.command), "-c"], capture_output=True, text=True)

    def log(self):
        return "\n".join(self.lines)
