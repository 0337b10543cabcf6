"""The program of the process that turns SVG into PNG: resvg holds Python's lock meanwhile, which
would hold up every answer of the bot, and a crash in it would end the bot.

Blocks of SVG come in, blocks of PNG go out; an empty one says that the drawing was refused. It ends
when its input does, so also when the bot is killed. A picture that takes too long ends it: by
Python's own watchdog, which does not need the lock.
"""

import faulthandler
import sys
from pathlib import Path
from typing import IO

import resvg_py

from rejectbot.ui.charts.blocks import read_block, write_block

PICTURE_S = 5.0
"""Seconds for one picture; ours take some 0.02."""
_FONTS = [str(path) for path in sorted(Path(__file__).with_name("fonts").glob("*.ttf"))]


def rendered(svg: str) -> bytes:
    """The drawing as PNG; raises ValueError where it is not one."""
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=_FONTS)


def serve(source: IO[bytes], target: IO[bytes]) -> None:
    """Answer each request until there are no more."""
    while (asked := read_block(source)) is not None:
        faulthandler.dump_traceback_later(PICTURE_S, exit=True)
        try:
            answer = rendered(asked.decode())
        except ValueError:
            answer = b""
        faulthandler.cancel_dump_traceback_later()
        write_block(target, answer)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
