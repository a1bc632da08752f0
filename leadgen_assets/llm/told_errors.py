"""Errors as bodies tell them: `error` as OpenAI sends it, and the shapes of proxies and gateways that stand before a model."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from leadgen_assets.llm.wording import one_line

_ANSWERS = ("output", "data", "choices")
_NUMBERS = ("status", "statusCode", "status_code", "code", "error_code", "errorCode")
_MESSAGES = ("message", "msg", "detail", "faultstring", "error_msg", "error_message", "errorMessage", "Message")
"""Where proxies and gateways say in words what is wrong."""
_FAILED = {"error", "fail", "failure"}
_CODES = {
    429: {
        "insufficient_quota",
        "rate_limit_exceeded",
        "rate_limit_error",
        "rate_limited",
        "ratelimitreached",
        "too_many_requests",
    },
    402: {"billing_hard_limit_reached", "billing_not_active", "billing_error"},
    401: {"invalid_api_key", "authentication_error", "invalid_authentication", "unauthorized"},
    403: {"permission_error", "permission_denied", "forbidden", "unsupported_country_region_territory"},
    404: {"model_not_found", "unsupported_model", "not_found_error"},
    503: {"overloaded_error", "service_unavailable", "engine_overloaded"},
    500: {"server_error", "internal_error", "internal_server_error", "api_error", "timeout"},
}
"""Status -> codes and types of errors that come with it; the first that fits counts, so that no money is no full house."""
_WORDS = {
    429: r"too many requests|(?:api |request |token )?rate limit(?:s|ed)?(?: is| was| has been)?(?: exceeded| reached|$)"
    r"|rate limit quota violation|(?:request )?(?:was )?throttled|rate exceeded",
    402: r"insufficient (?:quota|credits?|funds|balance)|you exceeded your current quota|payment required",
    401: r"(?:invalid|incorrect|missing) api key|unauthori[sz]ed|not authenticated|authentication (?:error|failed|required)",
    403: r"forbidden|permission denied|access denied|(?:user|you) (?:is|are) not authori[sz]ed",
    503: r"service (?:is )?(?:temporarily )?unavailable|(?:the )?(?:server|model|engine|service) is (?:currently )?overloaded|overloaded",
    504: r"gateway time-?out|(?:the )?(?:upstream )?request timed out|upstream timed out",
    500: r"internal (?:server )?error|bad gateway",
}
"""Status -> how the message of an error begins that has no code by which it could be known."""


def parsed(body: bytes) -> Any:
    """The JSON of a body; None where it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def told_error(body: Any) -> dict[str, Any] | str | None:
    """What a parsed body says is wrong: `code`, `type` and `message`, or a text; None where it tells of nothing."""
    if not isinstance(body, dict):
        return None
    for name in ("error", "errors", "detail", "fault"):
        told = body.get(name)
        one = next(iter(told), None) if isinstance(told, list) else told
        if isinstance(one, dict) and name != "error":
            one = {**one, "message": _message(one)}
        if one and isinstance(one, (dict, str)):
            return one
    failed = body.get("success") is False or body.get("object") == "error"
    failed |= str(body.get("status")).lower() in _FAILED or _number(body) is not None
    if failed or (any(isinstance(body.get(name), str) for name in ("message", "Message")) and "id" not in body):
        return {"code": body.get("code"), "type": body.get("type"), "message": _message(body)}
    return None


def _message(told: Mapping[str, Any]) -> str | None:
    return next((told[name] for name in _MESSAGES if isinstance(told.get(name), str) and told[name]), None)


def holds_answer(body: Mapping[str, Any]) -> bool:
    """Whether a body has what somebody asked for, whatever else it says."""
    return any(body.get(name) for name in _ANSWERS)


def status_told(body: dict[str, Any], error: dict[str, Any] | str) -> int:
    """The status with which an error is usually sent: by its code or type, as it says itself, or by its words; else 400."""
    inner = error if isinstance(error, dict) else {}
    known = {str(inner.get(name) or "").lower() for name in ("code", "type")} | {str(error).lower()}
    number = _number(inner) or _number(body)
    if number is not None and not known & _CODES[429]:
        return number
    by_code = next((status for status, codes in _CODES.items() if known & codes), None)
    if by_code is not None:
        return by_code
    code = str(inner.get("code") or inner.get("type") or "")
    if code and not code.isdigit() and code.lower() not in _FAILED:  # it has a name, only none that is known
        return 400
    said = one_line(str(inner.get("message") or "" if inner else error))
    return next((status for status, words in _WORDS.items() if re.match(rf"(?:{words})\b", said, re.IGNORECASE)), 400)


def code_and_message(body: bytes) -> tuple[str, str]:
    """Code and message of an error's body, both short and on one line; "" where it has none, such as a proxy's page."""
    error = told_error(parsed(body))
    if isinstance(error, str):
        return "", one_line(error)
    if error is None:
        return "", ""
    code = error.get("code") or error.get("type") or ""
    if str(error.get("type")).lower() == "insufficient_quota":
        code = "insufficient_quota"
    return one_line(str(code)), one_line(str(error.get("message") or ""))


def _number(told: Mapping[str, Any]) -> int | None:
    """The HTTP status of a failure that it names."""
    named = (str(told.get(name)) for name in _NUMBERS)
    return next((int(number) for number in named if re.fullmatch("[45][0-9]{2}", number)), None)
