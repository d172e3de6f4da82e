import json
import sys
import time


def run(read):
    """Reads the file that the command line names: once, or with --standing once for each line of input."""
    path = sys.argv[-1]
    turns = sys.stdin if "--standing" in sys.argv else [None]
    for _ in turns:
        start = time.perf_counter()
        said = read(path)
        print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "said": said}), flush=True)
