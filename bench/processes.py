"""How the encoder's stage does in processes of its own: start, two beside one, peak memory, memory over many texts.

usage: python bench/processes.py DOCUMENTS.jsonl [--many 10000]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

START = "start"
ONCE = "once"
MANY = "many"
PARAGRAPH = 600  # code points of each text in the run over many


def main() -> None:
    """Measure each in fresh processes, and print it; a child process is this file with the name of its part."""
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=Path)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--part", choices=[START, ONCE, MANY])
    given = parser.parse_args()
    if given.part:
        child(given.part, given.documents, given.many)
        return
    command = [sys.executable, __file__, str(given.documents), "--many", str(given.many), "--part"]
    loading = read(run([[*command, START]])[0])
    print(f"start of the model        {loading['seconds']:.2f} s")
    one = read(run([[*command, ONCE]])[0])
    pair = [read(output) for output in run([[*command, ONCE], [*command, ONCE]])]
    together = sum(other["speed"] for other in pair)
    print(f"one process               {one['speed']:.0f} words/s, peak memory {one['peak']:.0f} MB")
    print(f"two processes             {together:.0f} words/s, {together / one['speed']:.2f} times one")
    for line in run([[*command, MANY]])[0].splitlines():
        found = json.loads(line)
        print(f"after {found['texts']:6} texts        {found['memory']:.0f} MB")


def run(commands: list[list[str]]) -> list[str]:
    """Run commands side by side, and give what each printed."""
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in commands]
    return [process.communicate()[0] for process in children]


def read(output: str) -> dict[str, float]:
    """Give the figures a child printed as its last line."""
    figures: dict[str, float] = json.loads(output.splitlines()[-1])
    return figures


def child(part: str, documents: Path, many: int) -> None:
    """Do one part in this process, and print its figures as JSON."""
    import resource

    from claims.extract.encoder.extractor import encoder_extractor
    from claims.extract.encoder.model import load_model

    start = time.perf_counter()
    load_model()
    if part == START:
        print(json.dumps({"seconds": time.perf_counter() - start}))
        return
    texts = [json.loads(line)["text"] for line in documents.read_text("utf-8").splitlines()]
    extractor = encoder_extractor()
    extractor.extract(texts[0])
    if part == ONCE:
        start = time.perf_counter()
        for text in texts:
            extractor.extract(text)
        speed = sum(len(text.split()) for text in texts) / (time.perf_counter() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"speed": speed, "peak": peak}))
        return
    for number in range(1, many + 1):
        text = texts[number % len(texts)]
        begin = (number * PARAGRAPH) % max(1, len(text) - PARAGRAPH)
        extractor.extract(text[begin : begin + PARAGRAPH])
        if number in {100, many // 2, many}:
            print(json.dumps({"texts": number, "memory": resident()}), flush=True)


def resident() -> float:
    """Give the memory this process holds now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()
