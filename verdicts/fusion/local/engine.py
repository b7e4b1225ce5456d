"""The process in which llama.cpp serves one model: `python -m verdicts.fusion.local.engine`.

It reads one line of JSON, answers with one (its address, or why there is none), and serves until its input ends. That
is when whoever started it closes the pipe or is gone, also by SIGKILL, so no engine is left behind. It is a process of
its own so that a fault of native code ends it alone, and its log is nobody's.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import IO, Any

HOST = "127.0.0.1"


def _params(native: Any, told: dict[str, Any]) -> Any:
    """llama.cpp's own settings. One memory for all slots; no page of its own; a key, since others share the machine."""
    params = native.CommonParams()
    params.model.path, params.model_alias = told["path"], {told["name"]}
    params.hostnames, params.port, params.api_keys = [HOST], 0, [told["key"]]
    params.n_ctx, params.n_parallel, params.kv_unified = told["context"], told["parallel"], True
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = told["threads"]
    params.n_gpu_layers, params.cache_ram_mib = 0, 0
    params.ui, params.endpoint_slots, params.endpoint_metrics = False, True, True
    params.verbosity = 0
    return params


def _answers() -> IO[str]:
    """Where the answer goes. What native code prints goes nowhere."""
    kept = os.fdopen(os.dup(1), "w", encoding="utf-8")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    return kept


def main() -> None:
    """Serve until the input ends."""
    answers, told = _answers(), json.loads(sys.stdin.readline())
    try:
        native = importlib.import_module("xllamacpp")
        server = native.Server(_params(native, told))
        answer = {"address": server.listening_address}
    except Exception as fault:
        answer = {"fault": str(fault).splitlines()[0][:200] if str(fault) else type(fault).__name__}
    print(json.dumps(answer), file=answers, flush=True)
    if "address" in answer:
        sys.stdin.read()
    os._exit(0)  # at once, also in the middle of an answer


if __name__ == "__main__":
    main()
