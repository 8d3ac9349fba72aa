"""Keeps what was measured: as JSON and as a picture for each suite, under results/."""

import json

from . import picture
from .context import RESULTS


def save(name, suite, result):
    write(name, result, picture.draw(suite, result))


def write(name, result, drawn):
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (RESULTS / f"{name}.svg").write_text(drawn, encoding="utf-8")


def load(names):
    """Those that there are."""
    files = {name: RESULTS / f"{name}.json" for name in names}
    return {name: json.loads(file.read_text(encoding="utf-8")) for name, file in files.items() if file.exists()}
