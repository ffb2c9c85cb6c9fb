"""The pieces of a laid-out document that its self-description is read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extract.document.heads import NEWS_LINE
from extract.document.retold import Retold, retold
from extract.page.entries import Kind
from extract.page.structure import Block, Layout

_TAIL_LENGTH = 3500
_ATTACHED = re.compile(
    r"(?i:kèm) theo (?:[^\W\d_]+ ){1,4}?số ?:? ?(?P<number>[\d\w/.&-]+)(?P<rest>[^)]*)"
)


@dataclass(frozen=True)
class Parts:
    """The text and layout of a document, and what is cut from them once."""

    text: str
    layout: Layout

    def blocks(self, kind: Kind) -> list[Block]:
        """Return the blocks of a kind, in order."""
        return [b for b in self.layout.blocks if b.kind == kind]

    def words(self, block: Block) -> str:
        """Return a block's text without its list mark."""
        return self.text[block.start : block.end]

    @cached_property
    def head(self) -> str:
        """Return the lines of the letterhead."""
        return "\n".join(self.words(b) for b in self.blocks("letterhead"))

    @cached_property
    def tail(self) -> str:
        """Return the end of the text, where a document closes and is signed."""
        return self.text[-_TAIL_LENGTH:]

    @cached_property
    def attached(self) -> re.Match[str] | None:
        """Return the line that attaches an appendix: «(Kèm theo Kế hoạch số 14/KH-UBND …)»."""
        return _ATTACHED.search("\n".join(self.words(b) for b in self.blocks("title")))

    @cached_property
    def retold(self) -> Retold | None:
        """Return the document that the text retells; none where it has a letterhead."""
        news = any(NEWS_LINE.match(self.words(b)) for b in self.blocks("furniture"))
        return None if self.head or news else retold(self.text, self.layout.title)
