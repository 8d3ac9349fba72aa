"""The remote procedures that a peer offers, each with a known behaviour."""

import asyncio

from livekit import rtc


def handler(behaviour, tell):
    """behaviour: {"do": "echo" | "error" | "raise" | "slow", ...}"""

    async def handle(invocation):
        tell(
            "rpc",
            method=invocation.method,
            caller=invocation.caller_identity,
            payload=invocation.payload,
            timeout=invocation.response_timeout,
        )
        match behaviour["do"]:
            case "echo":
                return invocation.payload
            case "answer":
                return behaviour["payload"]
            case "error":
                raise rtc.RpcError(behaviour["code"], behaviour["message"], behaviour.get("data"))
            case "raise":
                raise RuntimeError("no RpcError")
            case "slow":
                await asyncio.sleep(behaviour["seconds"])
                return invocation.payload

    return handle


async def call(participant, to, method, payload, timeout=None):
    try:
        answer = await participant.perform_rpc(
            destination_identity=to, method=method, payload=payload, response_timeout=timeout
        )
        return {"payload": answer}
    except rtc.RpcError as e:
        return {"code": e.code, "message": e.message, "data": e.data}
