"""bench/run NAME [--quick] [--json]"""

import argparse
import json
import sys
import time

from . import client, machine, native, peers, publication, results, rounds, soak, table, targets
from .context import Context
from .suites import SUITES, named, names


def main():
    options = _options()
    if options.name == "publish":
        print(publication.publish())
        return
    context = Context(options.quick)
    if options.name == "soak":
        peers.install_python(context)
        try:
            sys.exit(0 if soak.run(context, options) else 1)
        except client.Failure as failure:
            sys.exit(f"bench: {failure}")
    chosen = named(options.name, options.quick)
    _prepare(context, chosen)
    measured = {}
    for name in chosen:
        measured[name] = _measure(name, context, options)
        if not options.json:
            print("\n".join(table.tables(SUITES[name], measured[name])), flush=True)
    judged = [verdict for verdict in targets.judge(measured) if verdict.suite in measured]
    if options.json:
        verdicts = [{"target": v.text, "limit": v.limit, "value": v.value, "verdict": v.word} for v in judged]
        print(json.dumps({"results": measured, "targets": verdicts}, ensure_ascii=False))
    elif judged:
        print(table.verdicts(judged))
    if options.name == "all" and not options.quick:
        print(f"bench: {publication.publish()} is of this run", file=sys.stderr)


def _prepare(context, chosen):
    """Installs what the suites that were chosen are compared with."""
    if "agents" in chosen:
        peers.install_agents(context)
    if set(chosen) - {"agents", "recording", "rooms-many"}:
        native.build()
        context.library = native.library()
        peers.install(context)


def _options():
    parser = argparse.ArgumentParser(prog="bench/run", description="Measures LiveKit4j beside its peers.")
    parser.add_argument("name", choices=[*names(), "soak", "publish"],
                        help="all measures all and writes docs/performance.md, unless it is quick; publish writes it from the last results")
    parser.add_argument("--quick", action="store_true", help="fewer cases and rounds: a look, not a measurement")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("--rounds", type=int, help="in place of as many as the benchmark thinks right")
    parser.add_argument("--retries", type=int, help="how often to repeat a run that others disturbed (0 if quick, else 2)")
    long = parser.add_argument_group("soak", "Looks for what grows, stays or stops; the exit code is 1 if anything does.")
    long.add_argument("--minutes", type=float, help="how long (30, or 2 if quick)")
    long.add_argument("--seed", type=int, help="what happens when; printed, so that it can be had again")
    long.add_argument("--clients", default="", help="some of plain,felix,hostile")
    long.add_argument("--only", default="", help="names of workloads, parted by commas, that alone are run")
    long.add_argument("--without", default="", help="names of workloads, parted by commas, that are not run")
    return parser.parse_args()


def _rounds(suite, context):
    return suite.rounds(context) if hasattr(suite, "rounds") else 1


def _measure(name, context, options):
    suite = SUITES[name]
    retries = options.retries if options.retries is not None else 0 if options.quick else 2
    described = machine.describe()
    print(f"bench: {name}", file=sys.stderr)
    begun = time.monotonic()
    rows = rounds.measure(suite.cells(context), options.rounds or _rounds(suite, context), retries)
    seconds = round(time.monotonic() - begun)
    print(f"bench: {name} took {seconds} s", file=sys.stderr)
    result = {"name": name, "quick": options.quick, "seconds": seconds, "machine": described, "skipped": context.skipped, "rows": rows}
    results.save(name, suite, result)
    return result


main()
