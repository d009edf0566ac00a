"""What can be set about a running service."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from service_runtime.rates import RateLimit
from service_runtime.redis_url import FORM, RedisURL

_BYTES = {"": 1, "B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}
_SECONDS = {"": 1.0, "ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


def _bytes(value: Any) -> Any:
    found = re.fullmatch(r"([1-9][0-9]{0,11}) *([A-Z]*)", str(value).strip().upper(), re.ASCII)
    if found is None or found[2] not in _BYTES:
        raise ValueError("has to be a size such as 1MB")
    return int(found[1]) * _BYTES[found[2]]


def _seconds(value: Any) -> Any:
    if isinstance(value, float):
        return value
    found = re.fullmatch(r"([1-9][0-9]{0,6}) *([a-z]*)", str(value).strip(), re.ASCII)
    if found is None or found[2] not in _SECONDS:
        raise ValueError("has to be a time such as 30s")
    return int(found[1]) * _SECONDS[found[2]]


def _rate(value: Any) -> Any:
    if value == "off":
        return None
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([1-9][0-9]{0,6})/([1-9][0-9]{0,4})([smh])", value, re.ASCII)
    if found is not None:
        limit = RateLimit(int(found[1]), int(found[2]) * int(_SECONDS[found[3]]))
        if limit.requests <= 1_000_000 and limit.seconds <= 86_400:
            return limit
    raise ValueError("has to be off, or requests in a time such as 100/15m")


def _redis(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    url = RedisURL.read(value)
    if url is None:
        raise PydanticCustomError(SECRET, f"has to be {FORM}, or rediss:// for TLS, with %40 for an @ of the password")
    return url


def _origins(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    origins = tuple(origin.strip() for origin in value.split(","))
    # Scheme and host without a path: that is all a browser sends.
    if not all(origin == "*" or re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*://[^/]+", origin) for origin in origins):
        raise ValueError("has to be origins such as https://example.org, or *")
    return origins


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


SECRET = "secret"
"""The kind of problem with a setting that is not to be shown, since it may hold a password."""

Size = Annotated[int, BeforeValidator(_bytes)]
"""A number of bytes such as `512KB` or `1MB`; a kilobyte has 1024."""

Seconds = Annotated[float, BeforeValidator(_seconds)]
"""A time such as `500ms`, `30s`, `2m` or `30`, in seconds when there is no unit."""

Rate = Annotated[RateLimit | None, NoDecode, BeforeValidator(_rate)]
"""Requests in a time such as `100/15m`; nothing for `off`."""

Redis = Annotated[RedisURL | None, NoDecode, BeforeValidator(_redis)]
"""Where a Redis is: `redis://[user:password@]host[:port][/db]`."""

LogLevel = Annotated[
    Literal["trace", "debug", "info", "notice", "warning", "error", "critical"],
    BeforeValidator(_lower),
]


class SettingsFailure(Exception):
    """A setting that is needed and missing, or that makes no sense."""


class ServiceSettings(BaseSettings):
    """Settings of the environment, and of a file `.env` below it."""

    # Set but empty is how a compose file or a .env spells "not set".
    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    database_url: str
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8080
    log_level: LogLevel = "info"
    log_format: Annotated[Literal["json", "text"], BeforeValidator(_lower)] = "json"
    cors_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_origins)] = ()
    body_limit: Size = 1 << 20
    rate_limit: Rate = None
    redis_url: Redis = None
    trusted_proxies: Annotated[int, Field(ge=0, le=10)] = 0
    request_timeout: Seconds = 30.0
    idle_timeout: Seconds = 60.0
    shutdown_timeout: Seconds = 20.0
    migrate_on_start: bool = True
    docs: bool = True
