"""What is measured on."""

import datetime
import os
import platform
import shutil
import subprocess


def describe():
    return {
        "date": datetime.datetime.now().astimezone().isoformat(timespec="minutes"),
        "cpu": _first("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "memory": _first("/proc/meminfo", "MemTotal"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "jdk": _release(),
        "python": platform.python_version(),
        "node": _node(),
        "load": os.getloadavg(),
    }


def words(machine):
    """In one line."""
    return (f"{machine['cores']} × {machine['cpu']}, {machine['memory']}, {machine['system']}; JDK {machine['jdk']}, "
            f"Python {machine['python']}, Node {machine['node']}")


def _first(path, key):
    with open(path, encoding="utf-8") as file:
        return next((line.split(":", 1)[1].strip() for line in file if line.startswith(key)), "unknown")


def _release():
    with open(os.path.join(os.environ["JAVA_HOME"], "release"), encoding="utf-8") as file:
        values = dict(line.strip().split("=", 1) for line in file if "=" in line)
    vendor = values.get("IMPLEMENTOR", "").strip('"')
    version = values["JAVA_RUNTIME_VERSION"].strip('"')
    return f"{version} ({vendor})"


def _node():
    if shutil.which("node") is None:
        return "none"
    return subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip().lstrip("v")
