"""What a service says of itself, a line for each event."""

import sys
from typing import Any, TextIO

import structlog

from service_runtime import json_text
from service_runtime.issuer import now
from service_runtime.settings import LogLevel
from service_runtime.values import moment_text

_LEVELS = {"trace": 10, "debug": 10, "info": 20, "notice": 25, "warning": 30, "error": 40, "critical": 50}

Logger = structlog.typing.FilteringBoundLogger


def _in_order(logger: Any, method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    return {"time": moment_text(now()), "level": method, "message": event.pop("event"), **event}


def _as_json(logger: Any, method: str, event: structlog.typing.EventDict) -> str:
    return json_text.text({key: value if isinstance(value, int) else str(value) for key, value in event.items()})


def _as_text(logger: Any, method: str, event: structlog.typing.EventDict) -> str:
    fields = "".join(f" {key}={_on_one_line(value)}" for key, value in list(event.items())[3:])
    return f"{event['time']} {event['level']:8} {_on_one_line(event['message'])}{fields}"


def _on_one_line(value: object) -> str:
    return "".join(
        character if character >= " " else character.encode("unicode_escape").decode() for character in str(value)
    )


def make_logger(level: LogLevel, format: str, stream: TextIO | None = None) -> Logger:
    """A logger of lines of JSON, for machines, or of plain ones, for a person at a terminal."""
    # Bound once: what is not would be bound anew for every line, written or not.
    logger: Logger = structlog.wrap_logger(
        structlog.WriteLogger(stream or sys.stdout),
        processors=[_in_order, structlog.processors.format_exc_info, _as_json if format == "json" else _as_text],
        wrapper_class=structlog.make_filtering_bound_logger(_LEVELS[level]),
    ).bind()
    return logger
