"""Waiting for what comes later."""

import time

PAUSE = 0.2


class TooLate(Exception):
    """What was waited for did not come."""


def until(what, probe, seconds=60):
    """Ask `probe` again until it answers with something, and give that; `what` names it where it
    never does.
    """
    deadline = time.monotonic() + seconds
    while not (answer := probe()):
        if time.monotonic() > deadline:
            raise TooLate(f"{what}: not within {seconds} seconds")
        time.sleep(PAUSE)
    return answer
