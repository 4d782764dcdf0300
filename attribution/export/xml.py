"""What XML cannot hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """``text`` with each character that XML 1.0 forbids as U+FFFD, so that offsets stay."""
    return _FORBIDDEN.sub("\ufffd", text)
