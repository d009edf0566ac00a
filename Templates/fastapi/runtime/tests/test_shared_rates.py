"""Rate limits that several processes share through a Redis, and what happens while there is none."""

import asyncio
import hashlib
import io
import json
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from service_runtime.application import serve
from service_runtime.command import Command
from service_runtime.logs import make_logger
from service_runtime.rates import RateLimit, RateLimiter, Standing
from service_runtime.redis_url import RedisURL
from service_runtime.shared_rates import SCRIPT, TIMEOUT, RedisStore, SharedRates, client_text
from tests.redis_server import RedisServer
from tests.test_http import Settings, Small
from tests.test_rates import A, B, rate


class Clock:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Bench:
    """Shared rates, what they log and what they could not count."""

    def __init__(self, url: str, limit: RateLimit, name: str = "small") -> None:
        found = RedisURL.read(url)
        assert found is not None
        self.clock = Clock()
        self.uncounted = 0
        self._log = io.StringIO()
        self.rates = SharedRates(
            limit,
            name,
            RedisStore(found),
            count_uncounted=self._count,
            logger=make_logger("info", "json", self._log),
            clock=self.clock,
        )

    def _count(self) -> None:
        self.uncounted += 1

    @property
    def logged(self) -> list[tuple[str, str]]:
        lines = [json.loads(line) for line in self._log.getvalue().splitlines()]
        return [(line["level"], line["message"]) for line in lines]

    async def counted(self, client: bytes = A) -> Standing:
        """A request that is counted, however busy the machine is."""
        before = self.uncounted
        standing = await self.rates.admit(client)
        assert self.uncounted == before
        return standing


GONE = ("error", "Redis does not count requests, so all of them pass")
BACK = ("warning", "Redis counts requests again")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.stop()


@asynccontextmanager
async def bench(url: str, requests: int = 3, seconds: int = 60, name: str = "small") -> AsyncIterator[Bench]:
    made = Bench(url, RateLimit(requests, seconds), name)
    yield made
    await made.rates.close()


@asynccontextmanager
async def pretender(*answers: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Something that listens where a Redis should, and answers each request with the next of these, then not at all."""
    left, asked = list(answers), []

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65_536):
                asked.append(data)
                if left:
                    writer.write(left.pop(0))
        finally:
            writer.close()

    server = await asyncio.start_server(converse, "127.0.0.1", 0)
    async with server:
        yield f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked


# The script


def test_every_target_runs_the_same_script() -> None:
    assert hashlib.sha1(SCRIPT.encode()).hexdigest() == "39b3d69fdc6149bcefc3da654bbbb9813c76a0da"


async def test_a_window_begins_with_its_first_request_and_ends_in_time(redis: RedisServer) -> None:
    async with bench(redis.url, 2, 2) as one:
        assert await one.rates.standing(A) == Standing(2, 2)
        assert await one.counted() == Standing(1, 2)
        second = await one.counted()
        assert (second.remaining, second.is_exceeded) == (0, False)
        third = await one.counted()
        assert (third.remaining, third.is_exceeded) == (0, True)
        assert third.reset in (1, 2)
        assert (await one.rates.standing(A)).remaining == 0
        assert not (await one.rates.standing(A)).is_exceeded
        assert await one.counted(B) == Standing(1, 2)
        await asyncio.sleep(third.reset + 0.05)
        assert await one.counted() == Standing(1, 2)
        assert one.logged == []


async def test_it_counts_as_memory_does(redis: RedisServer) -> None:
    memory = RateLimiter(RateLimit(3, 3600), lambda: 1)
    async with bench(redis.url, 3, 3600) as one:
        for step, client in enumerate([A, B, A, A, A, B, A, B, B]):
            same = (one.rates.standing, memory.standing) if step % 4 == 3 else (one.rates.admit, memory.admit)
            found, expected = [await ask(client) for ask in same]
            assert found == expected or found == expected._replace(reset=3599)
        assert one.uncounted == 0


async def test_processes_with_one_name_share_and_those_with_another_do_not(redis: RedisServer) -> None:
    async with bench(redis.url) as one, bench(redis.url) as two, bench(redis.url, name="other") as other:
        assert [(await each.counted()).remaining for each in (one, two, other, two)] == [2, 1, 2, 0]
        assert (await one.counted()).is_exceeded
        async with bench(redis.url, 3, 61) as changed:
            assert (await changed.counted()) == Standing(2, 61)


async def test_no_request_of_many_at_once_is_counted_twice_or_not_at_all(redis: RedisServer) -> None:
    async with bench(redis.url, 100) as one, bench(redis.url, 100) as two:
        for each in (one, two):
            await each.counted(B)
        found = []
        for _ in range(15):
            found += await asyncio.gather(*(each.rates.admit(A) for each in (one, two) * 5))
        assert (one.uncounted, two.uncounted) == (0, 0)
        assert sorted(standing.remaining for standing in found if not standing.is_exceeded) == list(range(100))


async def test_a_key_says_whose_it_is_and_goes_when_the_window_ends(redis: RedisServer) -> None:
    async with bench(redis.url, 5, 7) as one, redis.client() as client:
        await one.rates.standing(A)
        assert await client.keys() == []
        await one.counted()
        await one.counted()
        assert await client.keys() == [b"small:rate:5/7:97.97.97.97"]
        assert await client.get("small:rate:5/7:97.97.97.97") == b"2"
        assert 0 < await client.pttl("small:rate:5/7:97.97.97.97") <= 7000
        # What cannot end, whoever made it so, is no window.
        await client.persist("small:rate:5/7:97.97.97.97")
        assert await one.counted() == Standing(4, 7)
        assert 0 < await client.pttl("small:rate:5/7:97.97.97.97") <= 7000


async def test_a_script_that_was_forgotten_is_sent_again(redis: RedisServer) -> None:
    async with bench(redis.url) as one, redis.client() as client:
        await one.counted()
        await client.script_flush()
        assert (await one.counted()).remaining == 1
        assert (await client.info("commandstats"))["cmdstat_eval"]["calls"] == 2
        await one.counted()
        assert (await client.info("commandstats"))["cmdstat_eval"]["calls"] == 2


@pytest.mark.parametrize(
    ("client", "text"),
    [
        (bytes([192, 0, 2, 1]), b"192.0.2.1"),
        (bytes.fromhex("20010db800010002"), b"2001:db8:1:2::/64"),
        (bytes(8), b"0:0:0:0::/64"),
        (b"", b"unknown"),
    ],
)
def test_a_client_is_called_by_its_address(client: bytes, text: bytes) -> None:
    assert client_text(client) == text


# Its absence


async def test_while_nothing_listens_all_pass_and_it_is_said_once(redis: RedisServer) -> None:
    redis.stop()
    async with bench(redis.url) as one:
        for _ in range(10):
            assert await one.rates.admit(A) == Standing(2, 60)
            assert await one.rates.standing(A) == Standing(3, 60)
            one.clock.now += 1
        assert one.uncounted == 10
        assert one.logged == [GONE]


async def test_it_counts_again_once_it_is_back(redis: RedisServer) -> None:
    async with bench(redis.url) as one:
        await one.counted()
        redis.stop()
        assert await one.rates.admit(A) == Standing(2, 60)
        redis.start()
        # Nobody has asked since.
        assert (await one.rates.admit(A), one.uncounted) == (Standing(2, 60), 2)
        one.clock.now += 0.1
        assert [(await one.counted()).remaining for _ in range(2)] == [2, 1]
        assert one.logged == [GONE, BACK]
        redis.stop()
        await one.rates.admit(A)
        assert one.logged == [GONE, BACK, GONE]


async def test_nobody_waits_long_and_during_a_pause_nobody_waits(redis: RedisServer) -> None:
    loop = asyncio.get_running_loop()
    async with bench(redis.url, 100) as one:
        await one.counted()
        redis.hold()
        start = loop.time()
        await asyncio.gather(*(one.rates.admit(A) for _ in range(30)))
        assert TIMEOUT <= loop.time() - start < 4 * TIMEOUT
        start = loop.time()
        for _ in range(100):
            await one.rates.admit(A)
        assert loop.time() - start < TIMEOUT
        assert one.uncounted == 130
        assert one.logged == [GONE]
        redis.go_on()
        one.clock.now += 0.1
        await one.counted()
        assert one.logged == [GONE, BACK]


async def test_the_pause_doubles_up_to_a_second_and_one_request_ends_it() -> None:
    async with pretender() as (url, asked), bench(url) as one:
        await one.rates.admit(A)
        for pause in (0.1, 0.2, 0.4, 0.8, 1.0, 1.0):
            one.clock.now += pause - 0.01
            before = len(asked)
            await one.rates.admit(A)
            assert len(asked) == before
            one.clock.now += 0.02
            await asyncio.gather(*(one.rates.admit(A) for _ in range(5)))
            assert len(asked) == before + 1
        assert one.logged == [GONE]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\x00\xff\xfe" * 100,
        b"+OK\r\n",
        b"$-1\r\n",
        b"*-1\r\n",
        b"*0\r\n",
        b":1\r\n",
        b"*2\r\n:1\r\n:60000\r\n",
        b"*4\r\n:1\r\n:60000\r\n:1\r\n:1\r\n",
        b"*3\r\n:1\r\n:60000\r\n$1\r\n1\r\n",
        b"*3\r\n:1\r\n:60000\r\n:2\r\n",
        b"*3\r\n:1\r\n:60001\r\n:1\r\n",
        b"*3\r\n:1\r\n:0\r\n:1\r\n",
        b"*3\r\n:4\r\n:60000\r\n:1\r\n",
        b"*3\r\n:-1\r\n:60000\r\n:1\r\n",
        b"*3\r\n:1\r\n:99999999999999999999999999\r\n:1\r\n",
        b"*3\r\n:x\r\n:60000\r\n:1\r\n",
        b"*99999999999\r\n",
        b"$99999999999\r\nx",
        b"*1\r\n" * 5000,
        b"-ERR it is full\r\n",
        b"-NOSCRIPT No matching script\r\n",
        b"-READONLY You can't write against a read only replica.\r\n",
        b"-MOVED 866 127.0.0.1:6381\r\n",
        b"-LOADING Redis is loading the dataset in memory\r\n",
        b"-BUSY Redis is busy running a script\r\n",
    ],
)
async def test_nonsense_lets_everybody_pass(answer: bytes) -> None:
    async with pretender(answer) as (url, _), bench(url) as one:
        assert await one.rates.admit(A) == Standing(2, 60)
        assert await one.rates.standing(A) == Standing(3, 60)
        assert one.uncounted == 1
        assert one.logged == [GONE]


# Who may ask it


async def test_the_url_says_who_asks_which_database(tmp_path: Path) -> None:
    server = RedisServer(tmp_path, "--requirepass", "p@ss:word")
    server.start()
    try:
        async with server.client(password="p@ss:word") as client:
            await client.execute_command("ACL", "SETUSER", "svc", "on", ">s3cret", "~small:*", "+@all")
        address = f"127.0.0.1:{server.port}"
        for named in (f"redis://:p%40ss%3Aword@{address}/3", f"redis://svc:s3cret@{address}/3"):
            async with bench(named) as one:
                await one.counted(B if "svc" in named else A)
        async with server.client(db=3, password="p@ss:word") as client:
            assert len(await client.keys()) == 2
        for refused in (server.url, f"redis://:wrong@{address}", f"redis://:p%40ss%3Aword@{address}/99"):
            async with bench(refused) as one:
                await one.rates.admit(A)
                assert (one.uncounted, one.logged) == (1, [GONE])
    finally:
        server.stop()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of this machine that nobody else has signed, with its key beside it."""
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    made, key = tmp_path / "certificate.pem", tmp_path / "certificate.key"
    command = ["openssl", "req", *options, *names, "-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    return made


async def test_tls_is_spoken_with_whom_is_known(
    tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = str(RedisServer(tmp_path).port)
    server = RedisServer(
        tmp_path,
        *("--port", "0", "--tls-port", port, "--tls-auth-clients", "no"),
        *(
            "--tls-cert-file",
            str(certificate),
            "--tls-key-file",
            str(certificate.with_suffix(".key")),
            "--tls-ca-cert-file",
            str(certificate),
        ),
    )
    server.start(int(port))
    try:
        async with bench(f"rediss://127.0.0.1:{port}") as one:
            await one.rates.admit(A)
            assert one.uncounted == 1
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        async with bench(f"rediss://127.0.0.1:{port}") as one:
            assert (await one.counted()).remaining == 2
    finally:
        server.stop()


# The service


@asynccontextmanager
async def service(folder: Path, name: str, **values: Any) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(database_url=f"sqlite:{folder}/{name}.sqlite", rate_limit=RateLimit(2, 3600), **values)
    small = Small(settings)
    app = serve(small, settings, make_logger("info", "json", io.StringIO()), clock=lambda: 1)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        yield http


async def test_answers_are_those_of_memory(tmp_path: Path, redis: RedisServer) -> None:
    def told(answer: httpx.Response) -> tuple[Any, ...]:
        headers = [(name, value) for name, value in answer.headers.raw if name != b"x-request-id"]
        return answer.status_code, answer.content, [(n, v.replace(b"3599", b"3600")) for n, v in headers]

    async with service(tmp_path, "a") as memory, service(tmp_path, "b", redis_url=redis.url) as shared:
        answers = []
        for http in (memory, shared):
            refused = await http.get("/things/1", headers={"accept": "text/html"})
            answers.append([told(refused), *[told(await http.get("/things/1")) for _ in range(4)]])
        assert [status for status, _, _ in answers[0]] == [406, 200, 200, 429, 429]
        assert answers[0] == answers[1]


async def test_two_services_share_and_say_what_they_could_not_count(tmp_path: Path, redis: RedisServer) -> None:
    async with (
        service(tmp_path, "a", redis_url=redis.url) as one,
        service(tmp_path, "b", redis_url=redis.url) as two,
    ):
        assert [(await http.get("/things/1")).status_code for http in (one, two, one, two)] == [200, 200, 429, 429]
        redis.stop()
        for http in (one, two):
            answer = await http.get("/things/1")
            assert (answer.status_code, rate(answer)) == (200, ["2", "1", "3600", "2;w=3600"])
            numbers = (await http.get("/metrics")).text
            assert "\nhttp_requests_rate_limited_total 1.0\n" in numbers
            assert "\nhttp_requests_rate_uncounted_total 1.0\n" in numbers


async def test_without_a_redis_nothing_is_said_of_one(tmp_path: Path) -> None:
    async with service(tmp_path, "a") as http:
        await http.get("/things/1")
        assert "uncounted" not in (await http.get("/metrics")).text


async def test_without_a_limit_no_redis_is_needed(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:{tmp_path}/a.sqlite", rate_limit=None, redis_url=RedisURL("127.0.0.1", 1))
    app = serve(Small(settings), settings, make_logger("info", "json", io.StringIO()))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        assert "uncounted" not in (await http.get("/metrics")).text


# Settings


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("redis://localhost", RedisURL("localhost")),
        ("redis://localhost/", RedisURL("localhost")),
        ("redis://cache-1.example.org:6380/15", RedisURL("cache-1.example.org", 6380, 15)),
        ("redis://:secret@localhost", RedisURL("localhost", password="secret")),
        ("redis://me:se:cret@localhost:1/0", RedisURL("localhost", 1, 0, "me", "se:cret")),
        ("redis://m%40e:%2F%C3%A9%25@localhost", RedisURL("localhost", 6379, 0, "m@e", "/é%")),
        ("redis://[::1]:65535/9999", RedisURL("::1", 65_535, 9999)),
        ("rediss://localhost", RedisURL("localhost", is_encrypted=True)),
    ],
)
def test_a_url_is_read(monkeypatch: pytest.MonkeyPatch, text: str, url: RedisURL) -> None:
    monkeypatch.setenv("REDIS_URL", text)
    assert Settings().redis_url == url
    assert "cret" not in repr(url)


REFUSED: Sequence[str] = [
    "localhost",
    "localhost:6379",
    "redis:",
    "redis://",
    "redis:///1",
    "redis://:6379",
    "REDIS://localhost",
    "http://localhost",
    "unix:///tmp/redis.sock",
    "redis://localhost:0",
    "redis://localhost:65536",
    "redis://localhost:x",
    "redis://localhost:",
    "redis://localhost/x",
    "redis://localhost/-1",
    "redis://localhost/10000",
    "redis://localhost/0/1",
    "redis://localhost?db=1",
    "redis://localhost#1",
    "redis://me@localhost",
    "redis://me:@localhost",
    "redis://:pass@word@localhost",
    "redis://:pa/ss@localhost",
    "redis://:%zz@localhost",
    "redis://:%ff@localhost",
    "redis://[::1",
    "redis://::1",
    "redis://local host",
    "redis://localhost\n",
    "redis://löcalhost",
    "redis://localhost, redis://other",
    "redis://" + "a" * 3000,
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_url_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("REDIS_URL", text)
    with pytest.raises(ValueError, match="redis_url"):
        Settings()


def test_a_password_is_not_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://:se/cret@localhost")
    assert Command(Settings, Small, name="small", version="1").run(["serve"]) == 78
    assert capsys.readouterr().err == (
        "REDIS_URL has to be redis://[user:password@]host[:port][/db], or rediss:// for TLS, "
        "with %40 for an @ of the password\n"
    )
