"""The webhook: noted with the status, told at least once, by loopback receivers of every kind."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from pydantic import SecretStr

from leadgen_assets.delivery.webhook import signature
from leadgen_assets.domain.errors import WebhookUnusable
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.stages import notifying
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.notifying import Told, tell_due
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import set_status

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

SECRET = "a secret of more than sixteen"


class Receiver:
    """A webhook's receiver: keeps what it is told and answers as it is set to."""

    def __init__(self) -> None:
        self.told: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[Callable[[BaseHTTPRequestHandler], None]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.told.append((dict(self.headers), body))
                answer = receiver.answers.pop(0) if receiver.answers else status(204)
                answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: tests print nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook?token=t0ken"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def status(code: int, location: str = "") -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        if location:
            handler.send_header("Location", location)
        handler.send_header("Content-Length", "11")
        handler.end_headers()
        handler.wfile.write(b"private: hi")

    return answer


def silence(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1.0)


def dribble(handler: BaseHTTPRequestHandler) -> None:
    """A header that never ends, a byte at a time: each byte comes in time, the whole does not."""
    for _ in range(40):
        try:
            handler.wfile.write(b"H")
        except OSError:
            return
        time.sleep(0.05)


def reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    handler.connection.close()
    handler.rfile.close()
    handler.close_connection = True


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.stop()


@pytest.fixture
def key(desk: Desk, receiver: Receiver) -> str:
    """A request on which run-one works, of a tenant with a webhook."""
    desk.settings = desk.settings.model_copy(
        update={"webhook_url": SecretStr(receiver.url), "webhook_secret": SecretStr(SECRET)}
    )
    key = desk.submit(LeadRequest(tenant=desk.tenant, name="told", sources=("list:nothing.csv",)))  # type: ignore[arg-type]
    run(desk, key)
    return key


def run(desk: Desk, key: str) -> None:
    async def written(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await set_status(conn, key, RequestStatus.RUNNING, "", "Nothing to do.", "run-one")

    desk.with_database(written)


def end(desk: Desk, key: str, end: RunEnd = RunEnd.FAILED, failure: str = "The list is missing.") -> None:
    async def concluded(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await conclude(conn, desk.settings, key, "run-one", end, failure)

    desk.with_database(concluded)


def tell(desk: Desk, key: str, later: timedelta = timedelta(seconds=1)) -> Told:
    return desk.with_database(
        lambda database: tell_due(
            database, desk.settings, key=key, clock=lambda: datetime.now(UTC) + later, chance=lambda: 0.5
        )
    )


def noted(desk: Desk, key: str) -> list[Any]:
    return desk.sql(
        "SELECT event, attempts, delivered_at IS NOT NULL, given_up_at IS NOT NULL, last_error FROM leadgen.notices"
        " WHERE request_key = %s ORDER BY created_at",
        key,
    )


def test_what_needs_somebody_is_noted_with_the_status_and_told_signed(desk: Desk, key: str, receiver: Receiver) -> None:
    end(desk, key)
    assert noted(desk, key) == [("request.failed", 0, False, False, "")]
    assert tell(desk, key) == Told(1, 0, "")
    assert noted(desk, key) == [("request.failed", 1, True, False, "")]
    ((head, body),) = receiver.told
    sent_at = int(head["X-Leadgen-Signature"].removeprefix("t=").partition(",")[0])
    assert head["X-Leadgen-Signature"] == signature(body, SECRET, sent_at)
    assert abs(time.time() - sent_at) < 60
    told = json.loads(body)
    assert (told["type"], told["status"], told["reason"]) == ("request.failed", "failed", "The list is missing.")
    assert told["request"] == {"key": key, "name": "told", "tenant": desk.tenant}
    assert told["id"] == head["X-Leadgen-Delivery"]
    assert head["X-Leadgen-Event"] == "request.failed"
    assert f"leadgen report {key}" in told["next_step"]
    assert tell(desk, key) == Told(), "once"


def test_the_same_end_told_twice_is_one_notice_and_a_new_end_another(desk: Desk, key: str) -> None:
    end(desk, key)
    end(desk, key)
    assert len(noted(desk, key)) == 1
    run(desk, key)
    end(desk, key)
    assert len(noted(desk, key)) == 2


def test_a_delivery_whose_end_is_told_by_its_report_and_by_the_sensor_is_one_notice(ready: Desk) -> None:
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    ready.settings = ready.settings.model_copy(
        update={"webhook_url": SecretStr("http://127.0.0.1:9/h"), "webhook_secret": SecretStr("s3cret")}
    )
    run(ready, str(key))
    ready.go(str(key), "export", run_id="run-one")
    for _ in range(2):
        end(ready, str(key), RunEnd.FINISHED)
    assert len(noted(ready, str(key))) == 1


@pytest.mark.parametrize("how", [RunEnd.CANCELLED, RunEnd.CRASHED])
def test_what_needs_nobody_is_not_noted(desk: Desk, key: str, how: RunEnd) -> None:
    end(desk, key, how)
    assert noted(desk, key) == []


def test_nothing_is_noted_without_a_webhook(desk: Desk, key: str) -> None:
    desk.settings = desk.settings.model_copy(update={"webhook_url": None})
    end(desk, key)
    assert noted(desk, key) == []
    assert tell(desk, key) == Told()


def test_a_status_that_is_rolled_back_is_not_told(desk: Desk, key: str) -> None:
    async def concluded(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await conclude(conn, desk.settings, key, "run-one", RunEnd.FAILED, "x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.with_database(concluded)
    assert noted(desk, key) == []


def test_a_delivery_is_told_with_its_files_and_no_path(ready: Desk, receiver: Receiver) -> None:
    ready.settings = ready.settings.model_copy(
        update={"webhook_url": SecretStr(receiver.url), "webhook_secret": SecretStr(SECRET)}
    )
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    ready.go(key, "export", run_id="run-one")
    run(ready, key)
    end(ready, key, RunEnd.FINISHED, "")
    assert tell(ready, key).delivered == 1
    told = json.loads(receiver.told[0][1])
    assert (told["type"], told["delivered"], told["target"]) == ("request.ready", 9, 9)
    assert {"companies", "contacts", "evidence"} <= {file["kind"] for file in told["files"]}
    assert all(len(file["sha256"]) == 64 and "/" not in file["name"] for file in told["files"])
    people = {name for (name,) in ready.sql("SELECT full_name FROM leadgen.contacts")}
    assert people
    assert not any(name in receiver.told[0][1].decode() for name in people)


def test_errors_are_told_again_until_it_is_heard_under_the_same_id(desk: Desk, key: str, receiver: Receiver) -> None:
    receiver.answers = [status(500), status(503), status(200)]
    end(desk, key)
    assert tell(desk, key) == Told(0, 1, "answered 500")
    assert tell(desk, key) == Told(), "not before its time"
    assert tell(desk, key, timedelta(minutes=2)).fault == "answered 503"
    assert tell(desk, key, timedelta(minutes=10)).delivered == 1
    assert noted(desk, key) == [("request.failed", 3, True, False, "")]
    assert len({head["X-Leadgen-Delivery"] for head, _ in receiver.told}) == 1
    assert len({body for _, body in receiver.told}) == 1


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (status(302, "http://127.0.0.1:9/elsewhere"), "answered 302: redirects are not followed"),
        (status(404), "answered 404"),
        (silence, "no answer within"),
        (dribble, "no answer within"),
        (reset, "broke off the connection"),
    ],
    ids=["redirect", "404", "silence", "dribble", "reset"],
)
def test_whatever_a_receiver_does_is_a_failed_try(
    desk: Desk, key: str, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, answer: Any, fault: str
) -> None:
    monkeypatch.setattr(notifying, "PATIENCE_SECONDS", 0.4)
    receiver.answers = [answer]
    end(desk, key)
    assert fault in tell(desk, key).fault
    ((_, attempts, delivered, given_up, said),) = noted(desk, key)
    assert (attempts, delivered, given_up) == (1, False, False)
    assert "private" not in said, "what a receiver says is not kept"
    assert len(receiver.told) == 1


def test_a_receiver_that_is_gone_for_good_is_left_alone(desk: Desk, key: str, receiver: Receiver) -> None:
    receiver.answers = [status(410)]
    end(desk, key)
    assert tell(desk, key).fault == "answered 410"
    assert noted(desk, key) == [("request.failed", 1, False, True, "answered 410")]
    assert tell(desk, key, timedelta(hours=3)) == Told()


def test_it_is_given_up_after_a_day(desk: Desk, key: str, receiver: Receiver) -> None:
    end(desk, key)
    desk.sql("UPDATE leadgen.notices SET created_at = now() - '24 hours'::interval WHERE request_key = %s", key)
    receiver.answers = [status(500)]
    tell(desk, key)
    assert noted(desk, key) == [("request.failed", 1, False, True, "answered 500")]


def test_nobody_there_and_no_tls_are_told_in_words(desk: Desk, key: str, receiver: Receiver) -> None:
    end(desk, key)
    port = receiver.server.server_address[1]
    for url, fault, later in (
        (f"https://127.0.0.1:{port}/t0ken", "not secure", 0),
        ("http://127.0.0.1:9/t0ken", "cannot be reached", 1),
    ):
        desk.settings = desk.settings.model_copy(update={"webhook_url": SecretStr(url)})
        told = tell(desk, key, timedelta(hours=later, seconds=1))
        assert fault in told.fault
        assert "t0ken" not in told.fault
    assert "t0ken" not in str(noted(desk, key))


def test_a_receiver_that_fails_is_not_asked_for_every_notice_at_once(desk: Desk, key: str, receiver: Receiver) -> None:
    for _ in range(3):
        run(desk, key)
        end(desk, key)
    receiver.answers = [status(500)]
    assert tell(desk, key) == Told(0, 1, "answered 500")
    assert len(receiver.told) == 1
    assert tell(desk, key) == Told(2, 0, "")


def test_two_racing_ticks_tell_once(desk: Desk, key: str, receiver: Receiver) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.3)
        status(200)(handler)

    receiver.answers = [slow, slow]
    end(desk, key)

    async def both(database: Database) -> list[Told]:
        later = datetime.now(UTC) + timedelta(seconds=1)
        one = tell_due(database, desk.settings, key=key, clock=lambda: later)
        other = tell_due(database, desk.settings, key=key, clock=lambda: later)
        return list(await asyncio.gather(one, other))

    assert sorted(told.delivered for told in desk.with_database(both)) == [0, 1]
    assert len(receiver.told) == 1


def test_killed_between_telling_and_noting_it_is_told_again_under_the_same_id(
    desk: Desk, key: str, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    end(desk, key)
    child = os.fork()
    if child == 0:  # a process of its own, to die without any clean-up; it must never return into the tests
        notifying._mark = lambda *_: os._exit(9)
        tell(desk, key)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert noted(desk, key) == [("request.failed", 0, False, False, "")]
    until = time.monotonic() + 5
    while not (told := tell(desk, key)).delivered and time.monotonic() < until:
        time.sleep(0.05)  # the server notices a lost connection a moment later
    assert told.delivered == 1
    first, second = receiver.told
    assert first[0]["X-Leadgen-Delivery"] == second[0]["X-Leadgen-Delivery"]
    assert first[1] == second[1]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"webhook_secret": None}, "nothing is sent unsigned"),
        ({"webhook_url": SecretStr("http://hooks.example/")}, "not encrypted"),
    ],
)
def test_unusable_settings_are_refused_before_anything_is_tried(
    desk: Desk, key: str, receiver: Receiver, changes: dict[str, Any], words: str
) -> None:
    end(desk, key)
    desk.settings = desk.settings.model_copy(update=changes)
    with pytest.raises(WebhookUnusable, match=words):
        tell(desk, key)
    assert receiver.told == []
    assert noted(desk, key) == [("request.failed", 0, False, False, "")]


def test_the_secret_is_nowhere_in_the_database_or_in_what_settings_show(desk: Desk, key: str) -> None:
    end(desk, key)
    tell(desk, key)
    assert SECRET not in repr(desk.settings)
    with closing(psycopg.connect(desk.url)) as connection:
        found = connection.execute("SELECT count(*) FROM leadgen.notices n WHERE n::text LIKE %s", [f"%{SECRET}%"])
        assert found.fetchone() == (0,)
