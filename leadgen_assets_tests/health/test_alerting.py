"""Alerts by log, webhook and e-mail: each change once by each channel, and again by one that could not be told."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from leadgen_assets.domain.errors import MailUnusable
from leadgen_assets.domain.health import Health, Line, Severity, State
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
    one = {"log": 1, "webhook": 1, "mail": 1}
    assert told == [{}, one, {}, one, one, {}]
    assert [body["type"] for _, body in hook.told] == ["health.warning", "health.critical", "health.over"]
    headers, body = hook.told[0]
    assert headers["X-Leadgen-Delivery"] == body["id"]
    assert body["todo"] == "make room"
    assert body["figure"] == 4.0
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
        ({"RCPT": "550 no such person"}, "refused every receiver ([550])"),
        ({"MAIL": "451 later"}, "did not take the alert (451)"),
    ],
)
def test_what_a_mail_server_refuses_is_told_without_its_words(
    mail_server: MailServer, refuses: dict[str, str], words: str
) -> None:
    mail_server.refuses = refuses
    done = alert(mailing(mail_server), seen(Severity.WARNING), {})
    assert words in done.faults["mail"]
    for secret in (PASSWORD, "may not come in", "no such person", "anna@"):
        assert secret not in done.faults["mail"]
    mail_server.refuses = {}
    assert alert(mailing(mail_server), seen(Severity.WARNING), done.memory).told == {"mail": 1}


def test_mail_settings_that_cannot_be_used_are_told(mail_server: MailServer) -> None:
    message = mail_of(mailing(mail_server), "a subject", "text", NOW)
    for changes, words in (
        ({"smtp_tls": "starttls"}, "does not offer what the settings ask for"),
        ({"smtp_host": "mail.ops.example"}, "unencrypted"),
        ({"smtp_tls": "tls"}, "not secure"),
        ({"smtp_port": 1}, "refused"),
    ):
        with pytest.raises(MailUnusable) as caught:
            send_mail(mailing(mail_server, **changes), message)
        assert words in str(caught.value).lower()
    for field, wrong in (("smtp_from", None), ("smtp_to", " , "), ("smtp_to", "anna@ops.example\nBcc: x@y.example")):
        with pytest.raises(MailUnusable, match=f"LEADGEN_{field.upper()}"):
            mail_of(mailing(mail_server, **{field: wrong}), "a subject", "text", NOW)
    assert mail_server.mails == []


@pytest.mark.parametrize("cursor", [None, "", "[]", "null", "{", '{"log": 3}', '{"log": null}'])
def test_a_cursor_of_somebody_else_is_no_harm(cursor: str | None) -> None:
    assert remembered(cursor) == {}
