"""Replays a recorded day against a service, a hundred times as fast (QA-3)."""

import json
import sys
import time
import urllib.request

SPEED = 100


def frames(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def replay(path, url):
    last = None
    for frame in frames(path):
        if last is not None:
            time.sleep((frame["clock"] - last) / SPEED)
        last = frame["clock"]
        # TODO(QA-4): ten thousand loggers need threads, not a loop
        urllib.request.urlopen(url, data=bytes.fromhex(frame["bytes"]))


if __name__ == "__main__":
    replay(sys.argv[1], sys.argv[2])
