"""Whether two processes share one rate limit in a Redis, over HTTP, and what they do while it is away."""

import collections
import concurrent.futures
import http.client
import json
import re
import sys
import time

from projects import ROOT
from redisserver import RedisServer

sys.path.append(str(ROOT / "Tests" / "Transcripts"))
from run import Server

LIMIT, SECONDS = 20, 3600
AT_ONCE = 10
RECOVERY_SECONDS = 10
# On a machine that is busy beyond measure a Redis may be too late for a service's patience.
TRIES = 3
UNCOUNTED = re.compile(r"^http_requests_rate_uncounted_total ([0-9.]+)$", re.MULTILINE)
GONE, BACK = "Redis does not count requests", "Redis counts requests again"

Answer = collections.namedtuple("Answer", "status headers body")


class NotStarted(Exception):
    """There is nothing to ask."""


class TooSlow(Exception):
    """A Redis that was there was not waited for."""


def check(commands, settings=()):
    """What is wrong with two services, started by these commands, that share a limit; nothing when all is well."""
    for tried in range(1, TRIES + 1):
        try:
            with RedisServer() as redis:
                return Pair(commands, redis, settings).problems()
        except TooSlow as slow:
            if tried == TRIES:
                return [str(slow)]


class Pair:
    """Two services that were told of one Redis."""

    def __init__(self, commands, redis, settings):
        self.redis, self.found = redis, []
        settings = {
            "RATE_LIMIT": f"{LIMIT}/1h", "REDIS_URL": redis.url, "TRUSTED_PROXIES": "1", "LOG_FORMAT": "json",
        } | dict(settings)
        self.servers = [Server(command, settings=settings) for command in commands]

    def problems(self):
        try:
            for server in self.servers:
                if not server.wait():
                    raise NotStarted(f"the service does not start:\n{server.log()}")
            self.path = list_path(self.send(self.servers[0], "/openapi.json"))
            self.together()
            self.apart()
            self.away()
            self.again()
        finally:
            for server in self.servers:
                problem = server.stop()
                self.expect(not problem, problem)
                server.folder.cleanup()
        return self.found

    def expect(self, holds, problem):
        if not holds:
            self.found.append(problem)

    def together(self):
        """Many at once at both: as many pass as the limit says, each told another number that is left."""
        turns = [self.servers[index % 2] for index in range(LIMIT + 12)]
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(lambda server: self.send(server, self.path, "192.0.2.1"), turns))
        self.check_counted()
        passed = [answer for answer in answers if answer.status == 200]
        self.expect(len(passed) == LIMIT, f"{len(passed)} of {len(answers)} requests passed a limit of {LIMIT}")
        left = sorted(int(answer.headers["ratelimit-remaining"]) for answer in passed)
        self.expect(left == list(range(LIMIT)), f"they were told that so many are left: {left}")
        # Other than in their ids and times, the refusals of both are the same bytes.
        refusals = [self.send(server, self.path, "192.0.2.1") for server in self.servers]
        self.check_counted()
        for answer in refusals:
            self.expect(answer.status == 429, f"a request beyond the limit is answered with {answer.status}")
            reset = int(answer.headers["ratelimit-reset"])
            self.expect(0 < reset <= SECONDS, f"a window of {SECONDS} seconds ends in {reset}")
            self.expect(answer.headers.get("retry-after") == str(reset), "Retry-After says something else")
            own = {"x-request-id", "date", "ratelimit-reset", "retry-after", "server"}
            answer.headers.update(dict.fromkeys(own, ""))
        self.expect(refusals[0] == refusals[1], f"the services refuse differently:\n{refusals[0]}\n{refusals[1]}")

    def apart(self):
        """Each client has a window of its own, whose key names it and goes with it."""
        for index, server in enumerate(self.servers):
            answer = self.send(server, self.path, "2001:db8::7")
            left = answer.headers.get("ratelimit-remaining")
            self.expect(answer.status == 200 and left == str(LIMIT - 1 - index), f"another client has {left} left")
        refused = self.send(self.servers[0], self.path, "192.0.2.3", accept="text/html")
        left = refused.headers.get("ratelimit-remaining")
        self.expect(refused.status == 406 and left == str(LIMIT), f"what was not counted leaves {left}")
        self.check_counted()
        keys = sorted(self.redis.ask("KEYS", "*"))
        names = [key.rpartition(f":rate:{LIMIT}/{SECONDS}:")[2] for key in keys]
        self.expect(names == ["192.0.2.1", "2001:db8:0:0::/64"], f"the keys are {keys}")
        for key in keys:
            ends = int(self.redis.ask("PTTL", key)[0])
            self.expect(0 < ends <= SECONDS * 1000, f"{key} ends in {ends} ms")

    def away(self):
        """Without the Redis all pass, counted as such, and each service says it once."""
        self.redis.stop()
        for server in self.servers:
            for asked in range(1, 7):
                answer = self.send(server, self.path, "192.0.2.1")
                self.expect(answer.status == 200, f"without a Redis a request is answered with {answer.status}")
                # The last one asks the Redis again.
                time.sleep(0.3 if asked == 5 else 0)
            told = self.uncounted(server)
            self.expect(told == 6, f"{told:.0f} of 6 requests without a Redis were told of in /metrics")

    def again(self):
        """Once the Redis is there again, it counts: for both, from nothing."""
        self.redis.start()
        end = time.monotonic() + RECOVERY_SECONDS
        for server in self.servers:
            while self.is_passing(server):
                if time.monotonic() > end:
                    self.found.append("the service does not ask the Redis again")
                    return
                time.sleep(0.1)
        before = [self.uncounted(server) for server in self.servers]
        left = [int(self.send(server, self.path, "192.0.2.1").headers["ratelimit-remaining"]) for server in self.servers]
        if before != [self.uncounted(server) for server in self.servers]:
            raise TooSlow("the Redis is there again, and was not waited for")
        self.expect(left == [LIMIT - 1, LIMIT - 2], f"after the Redis came back so many are left: {left}")
        for server in self.servers:
            lines = server.log_path.read_text("utf-8", "replace")
            told = [lines.count(GONE), lines.count(BACK)]
            self.expect(told == [1, 1], f"an outage was told {told[0]} times, and its end {told[1]} times")

    def is_passing(self, server):
        """Whether a service lets requests pass uncounted."""
        before = self.uncounted(server)
        self.send(server, self.path, "192.0.2.9")
        return self.uncounted(server) != before

    def check_counted(self):
        if any(self.uncounted(server) for server in self.servers):
            raise TooSlow("the Redis is there, and was not waited for")

    def uncounted(self, server):
        found = UNCOUNTED.search(self.send(server, "/metrics").body.decode())
        if not found:
            self.found.append("/metrics does not say how many requests were not counted")
        return float(found[1]) if found else 0

    def send(self, server, path, client="127.0.0.1", accept="*/*"):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        try:
            connection.request("GET", path, headers={"X-Forwarded-For": client, "Accept": accept})
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers, answer.read())
        finally:
            connection.close()


def list_path(document):
    """A list of the API."""
    paths = json.loads(document.body)["paths"]
    return next(path for path, methods in paths.items() if "get" in methods and "{" not in path)


def step(goldens):
    """Every pair of targets, those of one target too; the projects are as they were built last."""
    passed = failed = 0
    for index, one in enumerate(goldens):
        for other in goldens[index:]:
            try:
                problems = check([one.serve(), other.serve()])
            except NotStarted as error:
                problems = [str(error)]
            print("".join(f"{one.name} and {other.name}: {problem}\n" for problem in problems), end="", flush=True)
            passed, failed = passed + (not problems), failed + bool(problems)
    return passed, failed
