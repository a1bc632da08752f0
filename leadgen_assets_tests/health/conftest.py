"""A mail server and a webhook's receiver on this machine."""

from __future__ import annotations

import base64
import json
import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


class MailServer:
    """Speaks as much SMTP as smtplib asks for; keeps what it is given. refuses: command, or its whole line, -> another answer."""

    def __init__(self) -> None:
        self.mails: list[Message] = []
        self.logins: list[str] = []
        self.receivers: list[str] = []
        self.refuses: dict[str, str] = {}
        mail_server = self

        class Talk(socketserver.StreamRequestHandler):
            def say(self, text: str) -> None:
                self.wfile.write(f"{text}\r\n".encode())

            def handle(self) -> None:
                self.say("220 loopback")
                while line := self.rfile.readline().decode().strip():
                    command = line.split(" ")[0].upper()
                    if refused := mail_server.refuses.get(line.upper(), mail_server.refuses.get(command)):
                        self.say(refused)
                    elif command == "EHLO":
                        self.say("250-loopback\r\n250 AUTH PLAIN")
                    elif command == "AUTH":
                        mail_server.logins.append(base64.b64decode(line.split(" ")[2]).decode())
                        self.say("235 welcome")
                    elif command == "DATA":
                        self.say("354 go on")
                        lines = []
                        while (one := self.rfile.readline()) != b".\r\n":
                            lines.append(one)
                        mail_server.mails.append(message_from_bytes(b"".join(lines)))
                        self.say("250 taken")
                    elif command == "QUIT":
                        self.say("221 bye")
                        return
                    else:
                        if command == "RCPT":
                            mail_server.receivers.append(line)
                        self.say("250 fine")

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]


class Hook:
    """A webhook's receiver; answers with `status`."""

    def __init__(self) -> None:
        self.told: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.status = 204
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.told.append((dict(self.headers), json.loads(body)))
                self.send_response(hook.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: tests print nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    yield from _served(MailServer())


@pytest.fixture
def hook() -> Iterator[Hook]:
    yield from _served(Hook())


def _served(served: Any) -> Iterator[Any]:
    thread = threading.Thread(target=served.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()
