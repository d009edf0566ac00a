"""How often a client may ask, and who it is."""

import io
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from service_runtime.application import serve
from service_runtime.logs import make_logger
from service_runtime.rates import RateLimit, RateLimiter, Standing, address_key, client_of
from tests.test_http import Settings, Small

SECOND = 1_000_000_000
A, B, C = b"aaaa", b"bbbb", b"cccc"


class Clock:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1

    def __call__(self) -> int:
        return self.now


@asynccontextmanager
async def client(folder: Path, clock: Any = time.monotonic_ns, **values: Any) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(database_url=f"sqlite:{folder}/test.sqlite", **values)
    service = Small(settings)
    await service.database.open()
    app = serve(service, settings, make_logger("info", "json", io.StringIO()), clock=clock)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as found:
        yield found
    await service.database.close()


def rate(answer: httpx.Response) -> list[str]:
    names = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy"]
    return [answer.headers[name] for name in names if name in answer.headers]


async def test_a_window_begins_with_its_first_request() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(2, 10), clock)
    assert await limiter.standing(A) == Standing(2, 10)
    assert await limiter.admit(A) == Standing(1, 10)
    clock.now += 1
    assert await limiter.admit(A) == Standing(0, 10)
    clock.now += 3 * SECOND
    assert await limiter.admit(A) == Standing(0, 7, True)
    assert await limiter.admit(B) == Standing(1, 10)
    assert await limiter.standing(A) == Standing(0, 7)
    clock.now += 7 * SECOND - 2
    assert await limiter.admit(A) == Standing(0, 1, True)
    clock.now += 1
    assert await limiter.admit(A) == Standing(1, 10)
    assert await limiter.standing(B) == Standing(1, 4)


async def test_whose_window_is_over_goes_first_then_whose_has_begun_first() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(2, 10), clock, capacity=2)
    for name in (A, B):
        await limiter.admit(name)
        clock.now += SECOND
    await limiter.admit(A)
    assert await limiter.admit(C) == Standing(1, 10)
    # A had begun before B.
    assert len(limiter) == 2
    assert await limiter.standing(A) == Standing(2, 10)
    assert await limiter.standing(B) == Standing(1, 9)
    clock.now += 9 * SECOND
    await limiter.admit(A)
    assert (len(limiter), await limiter.standing(C)) == (2, Standing(1, 1))


async def test_a_window_that_begins_anew_is_a_young_one() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(5, 10), clock, capacity=2)
    await limiter.admit(A)
    clock.now += 5 * SECOND
    await limiter.admit(B)
    clock.now += 5 * SECOND
    await limiter.admit(A)
    await limiter.admit(C)
    assert await limiter.standing(A) == Standing(4, 10)
    assert await limiter.standing(B) == Standing(5, 10)


async def test_what_is_remembered_is_bounded_and_becomes_less() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(1, 1), clock, capacity=1000)
    for number in range(3000):
        await limiter.admit(number.to_bytes(4))
    assert len(limiter) == 1000
    assert (await limiter.admit((2000).to_bytes(4))).is_exceeded
    assert not (await limiter.admit((1).to_bytes(4))).is_exceeded
    clock.now += SECOND
    for number in range(999):
        await limiter.admit(number.to_bytes(4))
    assert len(limiter) == 999


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("192.0.2.1", bytes([192, 0, 2, 1])),
        ("0.0.0.0", bytes(4)),
        ("::ffff:192.0.2.1", bytes([192, 0, 2, 1])),
        ("::FFFF:c000:201", bytes([192, 0, 2, 1])),
        ("2001:db8:1:2:3:4:5:6", bytes.fromhex("20010db800010002")),
        ("2001:DB8:1:2::", bytes.fromhex("20010db800010002")),
        ("::1", bytes(8)),
        ("::192.0.2.1", bytes(8)),
        ("", None),
        ("localhost", None),
        ("192.0.2", None),
        ("192.0.2.256", None),
        ("192.0.2.01", None),
        ("0x7f000001", None),
        ("192.0.2.1:80", None),
        ("192.0.2.1 ", None),
        ("192.0.2.1\n", None),
        ("192.0.2.1\0", None),
        ("[2001:db8::1]", None),
        ("[2001:db8::1]:80", None),
        ("fe80::1%eth0", None),
        ("1:2:3:4:5:6:7", None),
        ("1:2:3:4:5:6:7:8:9", None),
        (":::", None),
        ("::" + "0" * 60, None),
        ("１９２.0.2.1", None),
        ("1" * 10_000, None),
    ],
)
def test_an_address_is_one_or_none(text: str, key: bytes | None) -> None:
    assert address_key(text) == key


@pytest.mark.parametrize(
    ("lines", "trusted", "key"),
    [
        (["198.51.100.1"], 0, "192.0.2.1"),
        ([], 1, "192.0.2.1"),
        ([""], 1, "192.0.2.1"),
        ([" , ,\t,"], 1, "192.0.2.1"),
        (["198.51.100.1"], 1, "198.51.100.1"),
        (["198.51.100.1\t,  198.51.100.2 "], 1, "198.51.100.2"),
        (["198.51.100.1, 198.51.100.2"], 2, "198.51.100.1"),
        (["203.0.113.9, 198.51.100.1, 198.51.100.2"], 2, "198.51.100.1"),
        (["198.51.100.1, 198.51.100.2"], 10, "198.51.100.1"),
        (["203.0.113.9", "198.51.100.1", "198.51.100.2"], 2, "198.51.100.1"),
        (["203.0.113.9, 198.51.100.1", "", "198.51.100.2,"], 2, "198.51.100.1"),
        (["198.51.100.1, unknown"], 1, "192.0.2.1"),
        (["198.51.100.1, [2001:db8::1]:443"], 1, "192.0.2.1"),
        (["198.51.100.1:443"], 1, "192.0.2.1"),
        (["fe80::1%eth0"], 1, "192.0.2.1"),
        (["for=198.51.100.1"], 1, "192.0.2.1"),
        (["\xff\xfe\xe2\x80\xae"], 1, "192.0.2.1"),
        (["x" * 10_000], 1, "192.0.2.1"),
        (["," * 10_000 + "198.51.100.1" + "," * 10_000], 1, "198.51.100.1"),
        (["198.51.100.9," * 1_000 + "198.51.100.1"], 1, "198.51.100.1"),
    ],
)
def test_the_trusted_proxies_say_who_asks(lines: list[str], trusted: int, key: str) -> None:
    headers = [(b"accept", b"*/*"), *((b"x-forwarded-for", line.encode("latin-1")) for line in lines)]
    assert client_of("192.0.2.1", headers, trusted) == address_key(key)


def test_a_peer_may_have_a_zone_or_no_address() -> None:
    assert client_of("fe80::1%eth0", [], 0) == bytes.fromhex("fe80000000000000")
    assert client_of("::ffff:192.0.2.1", [], 0) == address_key("192.0.2.1")
    assert client_of(None, [], 1) == client_of("", [], 0) == b""


async def test_every_answer_of_a_route_says_how_many_are_left(tmp_path: Path) -> None:
    clock = Clock()
    async with client(tmp_path, clock, rate_limit="8/1m") as http:
        for left, (method, path, status) in enumerate(
            [("GET", "/things/1", 200), ("HEAD", "/things/1", 200), ("GET", "/things/x", 404), ("GET", "/broken", 500)],
            start=1,
        ):
            answer = await http.request(method, path)
            assert (answer.status_code, rate(answer)) == (status, ["8", str(8 - left), "60", "8;w=60"])
        answer = await http.post("/things", content=b"{}")
        assert (answer.status_code, rate(answer)[1]) == (415, "3")
        answer = await http.get("/things/1", headers={"if-none-match": '"1"'})
        assert (answer.status_code, rate(answer)[1]) == (304, "2")
        # Refused before anything is counted.
        answer = await http.get("/things/1", headers={"accept": "text/html"})
        assert (answer.status_code, rate(answer)[1]) == (406, "2")
        answer = await http.post("/things", headers={"content-length": "9999999"})
        assert (answer.status_code, rate(answer)[1]) == (413, "2")


async def test_beyond_the_limit_is_429_with_when_to_ask_again(tmp_path: Path) -> None:
    clock = Clock()
    async with client(tmp_path, clock, rate_limit="1/1h") as http:
        assert (await http.get("/things/1")).status_code == 200
        clock.now += 2 * SECOND + 1
        for method in ("GET", "HEAD", "POST"):
            answer = await http.request(method, "/things" if method == "POST" else "/things/1")
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "3598")
            assert rate(answer) == ["1", "0", "3598", "1;w=3600"]
        assert json.loads(answer.content)["error"] == {
            "code": "rate_limited",
            "message": "There were too many requests; Retry-After says when the next one is answered.",
            "details": [],
        }
        assert "\nhttp_requests_rate_limited_total 3.0\n" in (await http.get("/metrics")).text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("OPTIONS", "/things/1"),
        ("DELETE", "/things/1"),
        ("GET", "/nowhere"),
        ("GET", "/health"),
        ("GET", "/health/live"),
        ("GET", "/health/ready"),
        ("GET", "/metrics"),
        ("GET", "/openapi.json"),
        ("GET", "/docs"),
    ],
)
async def test_what_is_no_route_of_the_api_does_not_count(tmp_path: Path, method: str, path: str) -> None:
    async with client(tmp_path, rate_limit="1/1h") as http:
        for _ in range(3):
            answer = await http.request(method, path)
            assert answer.status_code != 429
            assert rate(answer) == []
        assert (await http.get("/things/1")).status_code == 200


async def test_pages_of_other_origins_may_read_the_headers(tmp_path: Path) -> None:
    origin = {"origin": "https://example.org"}
    async with client(tmp_path, rate_limit="1/1h", cors_origins="https://example.org") as http:
        question = {**origin, "access-control-request-method": "GET"}
        for _ in range(3):
            assert (await http.options("/things/1", headers=question)).status_code == 204
        for status in (200, 429):
            answer = await http.get("/things/1", headers=origin)
            assert answer.status_code == status
            assert answer.headers["access-control-expose-headers"] == (
                "ETag, Idempotency-Replayed, Link, Location, RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset, "
                "Retry-After, X-Request-ID, X-Truncated"
            )


async def test_without_a_limit_nothing_is_said_of_one(tmp_path: Path) -> None:
    async with client(tmp_path, cors_origins="https://example.org") as http:
        answer = await http.get("/things/1", headers={"origin": "https://example.org"})
        assert rate(answer) == []
        assert (
            answer.headers["access-control-expose-headers"]
            == "ETag, Idempotency-Replayed, Link, Location, X-Request-ID, X-Truncated"
        )
        assert "rate_limited" not in (await http.get("/metrics")).text


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("100/15m", RateLimit(100, 900)),
        ("1/1s", RateLimit(1, 1)),
        ("1000000/24h", RateLimit(1_000_000, 86_400)),
        ("1/86400s", RateLimit(1, 86_400)),
        ("off", None),
    ],
)
def test_a_rate_is_read(monkeypatch: pytest.MonkeyPatch, text: str, limit: RateLimit | None) -> None:
    monkeypatch.setenv("RATE_LIMIT", text)
    monkeypatch.setenv("TRUSTED_PROXIES", "10")
    settings = Settings()
    assert (settings.rate_limit, settings.trusted_proxies) == (limit, 10)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            ("RATE_LIMIT", text)
            for text in (
                "0/1m",
                "1/0m",
                "1000001/1m",
                "1/25h",
                "01/1m",
                "+1/1m",
                "1/1",
                "1/1d",
                "1 / 1m",
                "1/1m/1",
                "no",
            )
        ),
        ("TRUSTED_PROXIES", "11"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "all"),
    ],
)
def test_what_is_no_rate_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(ValueError, match=name.lower()):
        Settings()
