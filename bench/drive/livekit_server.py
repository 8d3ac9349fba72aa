"""LiveKit's server on loopback, and what those who dispatch agents ask of it."""

import base64
import hashlib
import hmac
import json
import subprocess
import time
import urllib.request

from . import client
from .context import BENCH

TIMEOUT = 30


def start(context, processes, log, peers, *rooms):
    """What it says of itself: url, key, secret, and tokens for so many peers of each room."""
    command = context.java("org.livekit4j.bench.soak.SoakServer", BENCH.parent / "tools" / "server", peers, *rooms,
                           options=["-Xmx64m"])
    process = processes.start(command, log=log, output=subprocess.PIPE)
    line = process.stdout.readline()
    if not line:
        raise client.Failure(f"LiveKit's server does not start: {log.read_text(encoding='utf-8')}")
    return json.loads(line)


class Administrator:
    """Dispatches agents."""

    def __init__(self, server):
        self._server = server
        self.environment = {"LIVEKIT_URL": server["url"], "LIVEKIT_API_KEY": server["key"],
                            "LIVEKIT_API_SECRET": server["secret"]}

    def dispatch(self, room, agent):
        """When it was asked for, as the clock says that cannot be set."""
        url = self._server["url"].replace("ws", "http", 1) + "/twirp/livekit.AgentDispatchService/CreateDispatch"
        request = urllib.request.Request(url, json.dumps({"room": room, "agent_name": agent}).encode(), {
            "Authorization": f"Bearer {self._token(room)}", "Content-Type": "application/json"})
        asked = time.monotonic_ns()
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            answer.read()
        return asked

    def _token(self, room):
        now = int(time.time())
        claims = {"iss": self._server["key"], "nbf": now - 5, "exp": now + 600, "video": {"roomAdmin": True, "room": room}}
        signed = b".".join(_part(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
        signature = hmac.new(self._server["secret"].encode(), signed, hashlib.sha256).digest()
        return (signed + b"." + _part(signature)).decode()


def _part(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")
