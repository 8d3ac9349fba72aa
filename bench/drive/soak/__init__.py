"""Hours of use and misuse, made short: what grows, what stays, what stops."""

import datetime
import json
import random
import shutil
import sys
import time

from .. import machine, results, table
from ..context import TARGET
from ..processes import Processes
from . import plan as plans
from . import series, timeline, verdicts
from .clients import CONTROLS, Client, Peers, rooms, start_controls, start_server
from .proxy import Proxy

CLIENTS = ["plain", "felix", "hostile"]
QUICK_MINUTES, MINUTES = 2, 30
END_SECONDS = 180
RATES = ["joins", "reconnects", "tracks", "calls"]


def run(context, options):
    """Prints what was found; returns whether all is well."""
    options.clients = options.clients.split(",") if options.clients else CLIENTS
    options.seed = options.seed if options.seed is not None else random.randrange(2**31)
    minutes = options.minutes or (QUICK_MINUTES if options.quick else MINUTES)
    folder = TARGET / "soak" / datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    folder.mkdir(parents=True)
    print(f"bench: soak of {minutes:g} min with seed {options.seed}, in {folder}", file=sys.stderr)
    described = machine.describe()
    found = _soak(context, options, minutes, folder)
    controls = [series.read(folder, name) for name in CONTROLS]
    judged = [each for one in found for each in verdicts.judge(one, controls)]
    result = {"name": "soak", "quick": options.quick, "minutes": minutes, "seed": options.seed, "folder": str(folder),
              "machine": described, "skipped": context.skipped,
              "faults": [{"client": one.client, **vars(fault)} for one in found for fault in one.faults],
              "native_mb": {figure: verdicts.native_mb(controls, figure) for figure in sorted(verdicts.NATIVE)},
              "totals": {one.client: {name: one.total(name) for name in timeline.TOTALS} for one in found}}
    results.write("soak", result, timeline.draw([*found, *controls], judged, result))
    _tell(options, result, judged, [*found, *controls])
    return all(each.verdict.met is not False for each in judged)


def _soak(context, options, minutes, folder):
    with Processes() as processes:
        server = start_server(context, processes, folder, options.clients)
        server["proxied"] = f"ws://127.0.0.1:{Proxy(int(server['url'].rsplit(':', 1)[1]), options.seed).port}"
        plan = plans.of(minutes)
        clients = [Client(name, context, processes, folder, plan, server, options) for name in options.clients]
        checked = list(clients)
        if context.python:
            start_controls(context, processes, folder, plan, server, options.seed)
        if context.python and "hostile" in options.clients:
            checked.append(Peers(context, processes, folder, plan, server, options.seed, rooms(options.clients)))
        while any(client.running() for client in clients) and time.time() < plan.end + END_SECONDS:
            time.sleep(1)
            for each in checked:
                each.check()
            _progress(plan)
        for client in clients:
            client.end()
    _tidy(folder)
    return [client.series() for client in clients]


def _tidy(folder):
    """The frameworks' caches and the files with the dead server's key."""
    shutil.rmtree(folder / "felix-cache", ignore_errors=True)
    for file in folder.glob("key*.properties"):
        file.unlink()


def _progress(plan):
    if sys.stderr.isatty():
        left = max(0, plan.end - time.time())
        print(f"\r\033[K{left / 60:.0f} min left", end="" if left else "\n", file=sys.stderr, flush=True)


def _tell(options, result, judged, found):
    if options.json:
        targets = [{"target": each.verdict.text, "limit": each.verdict.limit, "value": each.verdict.value,
                    "verdict": each.verdict.word} for each in judged]
        print(json.dumps({"results": {"soak": result}, "targets": targets}, ensure_ascii=False))
        return
    print(table.verdicts([each.verdict for each in judged]))
    for one in found:
        rates = ", ".join(f"{one.rate(counter):.1f} {counter}" for counter in RATES if one.rows and counter in one.rows[0])
        print(f"{one.client}: {rates} a minute")
    for fault in result["faults"]:
        print(f"{fault['seconds'] / 60:6.1f} min  {fault['client']}  {fault['kind']}  {fault['text']}")
    print(f"The samples are in {result['folder']}, the picture is {results.RESULTS / 'soak.svg'}; seed {result['seed']}.")
