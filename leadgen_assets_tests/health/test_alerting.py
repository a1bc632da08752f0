"""Alerts by log, webhook and e-mail: each change once by each channel, and again by one that could not be told."""

from __future__ import annotations

import json
import logging
import socket
import socketserver
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from leadgen_assets.domain.errors import MailUnusable
from leadgen_assets.domain.health.health import Health, Line, Severity, State
from leadgen_assets.health import alerting
from leadgen_assets.health import mailing as mailing_room
from leadgen_assets.health.alerting import alert, remembered
from leadgen_assets.health.mailing import mail_of, send_mail
from leadgen_assets.settings import Settings

if TYPE_CHECKING:
    from leadgen_assets_tests.health.conftest import Hook, MailServer

NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
SECRET = "a secret of more than sixteen"
PASSWORD = "hunter2-hunter2"


def seen(severity: Severity, name: str = "disk") -> Health:
    state = State.OK if severity is Severity.INFO else State.SLOW
    return Health(NOW, (Line(name, state, severity, "4.0 GB free", 4.0, 5.0, "GB free", "make room"),))


def mailing(server: MailServer, **changes: Any) -> Settings:
    given = {
        "smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_tls": "off", "smtp_user": "alerts",
        "smtp_password": SecretStr(PASSWORD), "smtp_from": "leadgen@ops.example", "smtp_to": "anna@ops.example, ben@ops.example",
    }  # fmt: skip
    return Settings(**(given | changes))


def test_a_change_is_told_once_by_every_channel_and_its_end_too(
    hook: Hook, mail_server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    settings = mailing(mail_server, webhook_url=SecretStr(hook.url), webhook_secret=SecretStr(SECRET))
    memory = remembered(None)
    told = []
    for severity in (
        Severity.INFO,
        Severity.WARNING,
        Severity.WARNING,
        Severity.CRITICAL,
        Severity.INFO,
        Severity.INFO,
    ):
        done = alert(settings, seen(severity), memory)
        memory = remembered(json.dumps(done.memory))
        told.append(dict(done.told))
        assert not done.faults
    one = {"log": 1, "webhook": 1, "mail (receiver 1)": 1, "mail (receiver 2)": 1}
    assert told == [{}, one, {}, one, one, {}]
    assert [body["type"] for _, body in hook.told] == ["health.warning", "health.critical", "health.over"]
    headers, body = hook.told[0]
    assert headers["X-Leadgen-Delivery"] == body["id"]
    assert body["todo"] == "make room"
    assert body["figure"] == 4.0
    assert [one.partition(":")[2] for one in mail_server.receivers[:2]] == ["<anna@ops.example>", "<ben@ops.example>"]
    first = mail_server.mails[0]
    assert first["Subject"] == "[leadgen] warning: disk is slow"
    assert first["To"] == "anna@ops.example, ben@ops.example"
    assert "what to do: make room" in str(first.get_payload())
    assert mail_server.logins[0] == f"\0alerts\0{PASSWORD}"
    assert [record.levelname for record in caplog.records if "disk" in record.message] == ["WARNING", "ERROR", "INFO"]
    assert PASSWORD not in caplog.text
    assert PASSWORD not in repr(settings)


def test_a_channel_that_was_away_hears_of_the_present_state(hook: Hook) -> None:
    settings = Settings(webhook_url=SecretStr(hook.url), webhook_secret=SecretStr(SECRET))
    hook.status = 503
    done = alert(settings, seen(Severity.WARNING), {})
    assert done.told == {"log": 1}
    assert "answered 503" in done.faults["webhook"]
    hook.status = 204
    again = alert(settings, seen(Severity.CRITICAL), done.memory)
    assert again.told == {"log": 1, "webhook": 1}
    assert [body["type"] for _, body in hook.told] == ["health.warning", "health.critical"]
    assert alert(settings, seen(Severity.CRITICAL), again.memory).told == {}


@pytest.mark.parametrize(
    ("refuses", "words"),
    [
        ({"AUTH": "535 5.7.8 alerts may not come in"}, "refused name or password (535)"),
        ({"RCPT": "550 no such person"}, "refused receiver 1 (550)"),
        ({"RCPT": "450 come again later"}, "refused receiver 1 for now (450)"),
        ({"MAIL": "451 later"}, "did not take the alert (451)"),
    ],
)
def test_what_a_mail_server_refuses_is_told_without_its_words(
    mail_server: MailServer, refuses: dict[str, str], words: str
) -> None:
    mail_server.refuses = refuses
    settings = mailing(mail_server, smtp_to="anna@ops.example")
    done = alert(settings, seen(Severity.WARNING), {})
    assert words in done.faults["mail"]
    for secret in (PASSWORD, "may not come in", "no such person", "anna@"):
        assert secret not in done.faults["mail"]
    mail_server.refuses = {}
    assert alert(settings, seen(Severity.WARNING), done.memory).told == {"mail": 1}


def test_a_receiver_who_is_refused_is_tried_again_and_the_others_are_told_once(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = mailing(mail_server, smtp_to="anna@ops.example, bad@ops.example, carl@ops.example")
    mail_server.refuses = {"RCPT TO:<BAD@OPS.EXAMPLE>": "550 bad@ops.example does not live here"}
    done = alert(settings, seen(Severity.WARNING), {})
    assert done.told == {"log": 1, "mail (receiver 1)": 1, "mail (receiver 3)": 1}
    refused = done.faults["mail (receiver 2)"]
    assert "refused receiver 2 (550) (LEADGEN_SMTP_TO, address 2)" in refused
    assert "bad@" not in refused
    assert "live here" not in refused
    again = alert(settings, seen(Severity.WARNING), done.memory)
    assert (again.told, list(again.faults), len(mail_server.mails)) == ({}, ["mail (receiver 2)"], 2)
    # A server that is away altogether is asked once a round, not once a receiver.
    asked = list[str]()

    def away(settings: Settings, message: object, receiver: str, within: float) -> None:
        asked.append(receiver)
        raise MailUnusable("away", "", "")

    monkeypatch.setattr(alerting, "send_mail", away)
    assert len(alert(settings, seen(Severity.CRITICAL), again.memory).faults) == 3
    assert asked == ["anna@ops.example"]


def test_a_server_that_never_speaks_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailing_room, "PATIENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = Settings(
            smtp_host="127.0.0.1", smtp_port=silent.getsockname()[1], smtp_tls="off",
            smtp_from="leadgen@ops.example", smtp_to="anna@ops.example",
        )  # fmt: skip
        done = alert(settings, seen(Severity.WARNING), {})
    assert "it closed the connection, or gave no answer within 0.2 s" in done.faults["mail"]


@pytest.mark.parametrize(("drop", "tls"), [(b"250-x\r\n", "off"), (b"2", "starttls"), (b"", "tls")])
def test_a_server_that_answers_drop_by_drop_has_a_time_for_all_of_it(
    monkeypatch: pytest.MonkeyPatch, drop: bytes, tls: str
) -> None:
    monkeypatch.setattr(mailing_room, "WHOLE_SECONDS", 0.3)
    gone = threading.Event()

    class Dripping(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            try:
                self.request.sendall(b"" if tls == "tls" else b"220 loopback\r\n")
                while True:
                    # Of TLS: a record that is announced longer than what ever comes of it.
                    self.request.sendall(b"\x16\x03\x03\x3f\xff" if tls == "tls" else drop)
                    time.sleep(0.02)
            except OSError:
                gone.set()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Dripping) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        settings = Settings(
            smtp_host="127.0.0.1", smtp_port=server.server_address[1], smtp_tls=tls,
            smtp_from="leadgen@ops.example", smtp_to="anna@ops.example, ben@ops.example",
        )  # fmt: skip
        began = time.monotonic()
        done = alert(settings, seen(Severity.WARNING), {})
        took = time.monotonic() - began
        # Nothing of ours goes on with it.
        assert gone.wait(5)
        server.shutdown()
    assert took < 3
    assert "was not done within 0 s" in done.faults["mail (receiver 1)"]
    assert done.told == {"log": 1}


def test_mail_settings_that_cannot_be_used_are_told(mail_server: MailServer) -> None:
    message = mail_of(mailing(mail_server), "a subject", "text", NOW)
    for changes, words in (
        ({"smtp_tls": "starttls"}, "does not offer what the settings ask for"),
        ({"smtp_host": "mail.ops.example"}, "unencrypted"),
        ({"smtp_tls": "tls"}, "not secure"),
        ({"smtp_port": 1}, "refused"),
    ):
        with pytest.raises(MailUnusable) as caught:
            send_mail(mailing(mail_server, **changes), message, "anna@ops.example")
        assert words in str(caught.value).lower()
    for field, wrong in (("smtp_from", None), ("smtp_to", " , "), ("smtp_to", "anna@ops.example\nBcc: x@y.example")):
        with pytest.raises(MailUnusable, match=f"LEADGEN_{field.upper()}"):
            mail_of(mailing(mail_server, **{field: wrong}), "a subject", "text", NOW)
    assert mail_server.mails == []


@pytest.mark.parametrize("cursor", [None, "", "[]", "null", "{", '{"log": 3}', '{"log": null}'])
def test_a_cursor_of_somebody_else_is_no_harm(cursor: str | None) -> None:
    assert remembered(cursor) == {}
