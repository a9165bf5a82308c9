"""The process that reads one file: it gives up all but a little memory, time and nothing to write to, and then reads.

    python -m service.receiving.child FORM [DAY] < file > what was found

It is told nothing but the file, and for the form of a home the day it is. What it says is either what the file holds
or every problem, as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from pathlib import Path

MEMORY_BYTES = 1_024 * 1_024 * 1_024
"""Of addresses; less than half of it is ever in use."""
CPU_SECONDS = 20

LIMITS = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_AS: MEMORY_BYTES,
}


def main() -> int:
    """Reads the file. What cannot be read at all ends the process, and the parent says so."""
    for kind, most in LIMITS.items():
        resource.setrlimit(kind, (most, most))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    from service.receiving.parsing import parsed

    found = parsed(sys.argv[1], sys.stdin.buffer.read(), *sys.argv[2:])
    sys.stdout.buffer.write(json.dumps(found).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
