"""From put to delivered, to the one of so many subscribers that wants the event, beside what the JVM has for that."""

from . import client
from .rounds import Cell

TITLE = "An event to the one of S subscribers that wants it"
CASE = "subscribers"
FIGURES = [
    ("ns", "Time for each event", "ns", 1),
    ("bytes", "Heap allocated for each event", "B", 1),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "ns"
NOTE = """Ours, the predicates and EventAdmin without its time-out deliver on the thread that publishes; PushStream, `SubmissionPublisher`, the
Disruptor and EventAdmin with its time-out hand each event to threads of theirs. The Disruptor has a thread for each handler, so it is
measured with no more than 64."""

CLIENTS = {
    "ours, nobody wants it": "FilteringQueueBenchmark.miss",
    "ours, one is hot": "FilteringQueueBenchmark.hot",
    "ours": "FilteringQueueBenchmark.rotating",
    "predicates, nobody wants it": "PredicateListBenchmark.miss",
    "predicates, one is hot": "PredicateListBenchmark.hot",
    "predicates": "PredicateListBenchmark.rotating",
    "SubmissionPublisher": "SubmissionPublisherBenchmark.rotating",
    "PushStream": "PushStreamBenchmark.rotating",
    "Disruptor": "DisruptorBenchmark.rotating",
    "EventAdmin": "EventAdminBenchmark.rotating timeout=5000",
    "EventAdmin, no timeout": "EventAdminBenchmark.rotating timeout=0",
}
MOST = {"Disruptor": 64}
# What a quick run leaves out, because ours and the peers can be compared without it.
NOT_QUICK = {"predicates, nobody wants it", "predicates, one is hot", "EventAdmin"}
QUICK_PEERS = (8, 512)


def cells(context):
    found = []
    for count in [1, 8, 512, 4096] if context.quick else [1, 8, 64, 512, 4096]:
        for name, benchmark in CLIENTS.items():
            if count <= MOST.get(name, count) and not (context.quick and _can_be_left_out(name, count)):
                found.append(Cell(name, count, lambda b=benchmark, c=count: measure(context, b, f"subscribers={c}")))
    return found


def _can_be_left_out(name, count):
    return name in NOT_QUICK or (count not in QUICK_PEERS and not name.startswith("ours"))


def measure(context, benchmark, *parameters):
    name, *fixed = benchmark.split()
    iterations, milliseconds = (3, 200) if context.quick else (5, 500)
    return client.run(context.java("org.livekit4j.bench.dispatch.DispatchClient", name, iterations, milliseconds,
                                   *fixed, *parameters), timeout=60)
