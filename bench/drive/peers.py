"""Installs the other SDKs under target/, pinned, with their own package managers; where that fails they are skipped."""

import filecmp
import pathlib
import shutil
import subprocess
import sys

from . import native
from .context import BENCH, PEERS

TIMEOUT = 600


def install(context):
    install_python(context)
    _attempt(context, "node", _node)


def install_python(context):
    _attempt(context, "python", lambda: _python("python"))


def install_agents(context):
    """LiveKit's agents for Python, which come with an SDK of their own version."""
    _attempt(context, "python_agents", lambda: _python("agents"))


def _attempt(context, client, installer):
    try:
        setattr(context, client, installer())
    except (OSError, subprocess.SubprocessError, StopIteration) as failure:
        reason = str(failure)
        if isinstance(failure, subprocess.CalledProcessError) and failure.stderr:
            reason = failure.stderr.strip().splitlines()[-1]
        context.skip(client, f"cannot be installed: {reason}")
        print(f"bench: {client} is skipped, it {context.skipped[client]}", file=sys.stderr)


def _python(name):
    """A virtual environment. Returns its interpreter."""
    folder = PEERS / name
    interpreter = folder / "bin" / "python"
    pins = BENCH / "peers" / name / "requirements.txt"
    if not _installed(pins, folder):
        _run([sys.executable, "-m", "venv", str(folder)])
        _run([str(interpreter), "-m", "pip", "install", "-q", "--only-binary=:all:", "-r", str(pins)])
        shutil.copy(pins, folder)
    return interpreter


def _node():
    """The folder whose node_modules holds the SDK."""
    folder = PEERS / "node"
    source = BENCH / "peers" / "node"
    lock = source / "package-lock.json"
    headers = _node_headers()
    if not _installed(lock, folder) or not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / "package.json", folder)
        shutil.copy(lock, folder)
        _run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder)
    native.build_node_feeder(headers)
    return folder


def _node_headers():
    prefix = pathlib.Path(_run(["node", "-p", "process.execPath"]).strip()).resolve().parent.parent
    headers = prefix / "include" / "node"
    if not (headers / "node_api.h").is_file():
        raise FileNotFoundError(f"Node's headers are not in {headers}")
    return headers


def _installed(pins, folder):
    copy = folder / pins.name
    return copy.is_file() and filecmp.cmp(pins, copy, shallow=False)


def _run(command, cwd=None):
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True, timeout=TIMEOUT).stdout
