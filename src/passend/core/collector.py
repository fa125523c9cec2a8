"""What the collector of Python need not look at, in a process that lives long."""

import gc


def settle() -> None:
    """Called once, when all that stays until the end has been loaded.

    The program, its templates and the catalogue are half a million objects. A full round went past
    all of them: 60 ms, in the middle of somebody's question (`./run bench rights`).
    """
    gc.collect()
    gc.freeze()
