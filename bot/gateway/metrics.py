"""Prometheus metrics: how many, how long, how often it failed; never about a person."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_LATENCY = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The metrics of one gateway, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "bailclair_http_requests_total",
            "HTTP requests by route and status.",
            ("route", "method", "status"),
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "bailclair_http_request_seconds",
            "Time to answer an HTTP request, by route.",
            ("route",),
            buckets=_LATENCY,
            registry=self.registry,
        )
        self.turns = Counter(
            "bailclair_turns_total",
            "Turns of conversation by status of the answer; declined ones are fallbacks.",
            ("status",),
            registry=self.registry,
        )
        self.stage_seconds = Histogram(
            "bailclair_turn_stage_seconds",
            "Time of a turn by stage: session, assistant.",
            ("stage",),
            buckets=_LATENCY,
            registry=self.registry,
        )
        self.errors = Counter(
            "bailclair_errors_total",
            "Problems returned, by code.",
            ("code",),
            registry=self.registry,
        )
        self.masked = Counter(
            "bailclair_masked_total",
            "Personal data masked, by kind.",
            ("kind",),
            registry=self.registry,
        )
        self.opinions = Counter(
            "bailclair_opinions_total",
            "Opinions on answers, by vote and reason.",
            ("vote", "reason"),
            registry=self.registry,
        )
        self.purged = Counter(
            "bailclair_conversations_purged_total",
            "Conversations erased because their time was over.",
            registry=self.registry,
        )
        self.busy = Gauge(
            "bailclair_turns_in_progress", "Turns being answered now.", registry=self.registry
        )
        self.stale = Gauge(
            "bailclair_stale",
            "1 when official data is missing or overdue: kind table or parameters, name.",
            ("kind", "name"),
            registry=self.registry,
        )
