"""What several judges need is fetched by the first of them, and the others wait."""

import contextlib
import fcntl


@contextlib.contextmanager
def one_at_a_time(folder):
    """Holds a lock beside `folder` as long as it is being filled."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with open(folder.with_name(folder.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
