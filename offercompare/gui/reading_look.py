"""How a text that Markdown has laid out looks in the program: its type, spacing, colours and rules, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from offercompare.gui import theme

BODY_POINTS = 10.5
HEADING_POINTS = {1: 19.0, 2: 14.0, 3: 11.5}
LINE_PERCENT = 135.0
TWO_COLUMNS = (30.0, 70.0)
"""Percent of the width."""


def dress(document: QTextDocument) -> None:
    """Give what Markdown has made of a text the look of the program."""
    look = _Look(document)
    for block in blocks(document):
        look.dress(block)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look.rule(frame)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every paragraph, heading, item and cell of a document in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


class _Look:
    """The type, spacing and colours of now."""

    def __init__(self, document: QTextDocument) -> None:
        self._document, self._theme, self._scale = document, theme.current(), theme.text_scale()

    def dress(self, block: QTextBlock) -> None:
        """The spacing of a line of text, and the type of what is in it."""
        cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
        cursor.mergeBlockFormat(self._spacing(block, level))
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(self._heading(level))
        else:
            self._mark_fragments(block)

    def _spacing(self, block: QTextBlock, level: int) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        is_cell = QTextCursor(block).currentTable() is not None
        above, below = (0, 0) if is_cell else (0, 4) if block.textList() else (0, 9)
        if block.textList() is not None:
            made.setTextIndent(4 * self._scale)
        if level:
            above, below = (0 if level == 1 else 20 if level == 2 else 12), 7
        made.setTopMargin(above * self._scale)
        made.setBottomMargin(below * self._scale)
        return made

    def _heading(self, level: int) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme.font(HEADING_POINTS.get(level, BODY_POINTS), strong=True))
        return made

    def _mark_fragments(self, block: QTextBlock) -> None:
        # Told first: a format that changes joins fragments while one goes through them.
        parts = [(part.position(), part.length(), part.charFormat()) for part in _fragments(block)]
        for position, length, style in parts:
            change = self._change(style)
            if change is not None:
                cursor = QTextCursor(self._document)
                cursor.setPosition(position)
                cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(change)

    def _change(self, style: QTextCharFormat) -> QTextCharFormat | None:
        made = QTextCharFormat()
        if style.isAnchor():
            made.setForeground(QBrush(QColor(self._theme.accent)))
        elif style.fontFixedPitch():
            made.setFontFamilies([theme.FAMILY])
            made.setFontFixedPitch(False)
            made.setFontPointSize(BODY_POINTS * self._scale)
            made.setBackground(QBrush(QColor(self._theme.track)))
        elif style.fontWeight() > QFont.Weight.Normal:
            made.setFontWeight(QFont.Weight.DemiBold)
        else:
            return None
        return made

    def rule(self, table: QTextTable) -> None:
        """Thin lines and room around the cells of a table."""
        look = table.format()
        look.setBorder(1)
        look.setBorderCollapse(True)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QBrush(QColor(self._theme.line)))
        look.setCellPadding(6 * self._scale)
        look.setCellSpacing(0)
        look.setTopMargin(2 * self._scale)
        look.setBottomMargin(12 * self._scale)
        look.setWidth(_part(100))
        if table.columns() == len(TWO_COLUMNS):
            # Tables under each other line up.
            look.setColumnWidthConstraints([_part(width) for width in TWO_COLUMNS])
        table.setFormat(look)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    each = block.begin()
    while not each.atEnd():
        yield each.fragment()
        each += 1


def _part(percent: float) -> QTextLength:
    return QTextLength(QTextLength.Type.PercentageLength, percent)
