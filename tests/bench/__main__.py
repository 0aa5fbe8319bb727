"""python -m tests.bench [BENCH…]: every bench, or those named, as a table and a JSON file.

A bench is a module of this package with a function `measure()` that gives rows.
"""

from __future__ import annotations

import argparse
import json
import os
import pkgutil
import platform
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType

import tests.bench
from tests.bench.rows import Row

RESULT = Path(__file__).resolve().parents[2] / "build" / "bench.json"


def main() -> int:
    """Run the benches; return the exit status."""
    benches = {module.__name__.rpartition(".")[2]: module for module in _benches()}
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("bench", nargs="*", help=", ".join(benches))
    chosen = parser.parse_args().bench or list(benches)
    if unknown := set(chosen) - benches.keys():
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    failed = False
    results: dict[str, list[dict[str, str]]] = {}
    for name in chosen:
        print(f"\n{name}: {_summary(benches[name])}", flush=True)
        rows = results[name] = []
        try:
            for row in map(_row, benches[name].measure()):
                rows.append(row._asdict())
                goal = f"   (goal {row.goal})" if row.goal else ""
                print(f"  {row.what:58} {row.figure}{goal}", flush=True)
        except Exception as error:  # noqa: BLE001 - one broken bench must not hide the others
            print(f"  FAILED: {type(error).__name__}: {error}", file=sys.stderr)
            failed = True
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({"machine": _machine(), "benches": results}, indent=1) + "\n")
    print(f"\n{RESULT}")
    return int(failed)


def _row(row: Row | tuple[str, ...]) -> Row:
    return Row(*row)


def _benches() -> list[ModuleType]:
    names = [found.name for found in pkgutil.iter_modules(tests.bench.__path__)]
    modules = [import_module(f"tests.bench.{name}") for name in names if name != "__main__"]
    return [module for module in modules if hasattr(module, "measure")]


def _summary(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().partition("\n")[0]


def _machine() -> dict[str, str | int | None]:
    return {
        "when": time.strftime("%Y-%m-%d %H:%M:%S"),
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else None,
    }


if __name__ == "__main__":
    sys.exit(main())
