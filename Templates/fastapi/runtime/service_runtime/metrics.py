"""Counts and durations of requests, for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest

disable_created_metrics()  # type: ignore[no-untyped-call]

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_METHODS = frozenset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_LABELS = ("method", "route", "status")


class Metrics:
    """The requests of one application."""

    def __init__(self, *, has_rate_limit: bool = False, has_shared_rates: bool = False) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "http_requests",
            "Requests answered, by method, route and status.",
            _LABELS,
            registry=self._registry,
        )
        self._durations = Histogram(
            "http_request_duration_seconds",
            "Time from the request's head to its answer.",
            _LABELS,
            buckets=_BOUNDS,
            registry=self._registry,
        )
        self._rate_limited = Counter(
            "http_requests_rate_limited",
            "Requests refused by the rate limit.",
            registry=self._registry if has_rate_limit else None,
        )
        self._uncounted = Counter(
            "http_requests_rate_uncounted",
            "Requests that the rate limit let pass because Redis did not count them.",
            registry=self._registry if has_rate_limit and has_shared_rates else None,
        )
        # Looking a series up by its labels costs more than counting in it.
        self._series: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def record(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts a request; what anybody may send as a method is no label."""
        key = (method if method in _METHODS else "OTHER", route, status)
        series = self._series.get(key)
        if series is None:
            series = self._requests.labels(*map(str, key)), self._durations.labels(*map(str, key))
            self._series[key] = series
        series[0].inc()
        series[1].observe(seconds)

    def record_rate_limited(self) -> None:
        """Counts a request that a rate limit has refused."""
        self._rate_limited.inc()

    def record_rate_uncounted(self) -> None:
        """Counts a request that passed because nobody could count it for its rate limit."""
        self._uncounted.inc()

    def text(self) -> bytes:
        return generate_latest(self._registry)
