"""A page of a form: sections as cards, fields as rows, all showing one subject."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from offercompare.gui.forms.field import Field, Group, Listing, Section
from offercompare.gui.forms.field_editor import FieldEditor
from offercompare.gui.forms.field_widgets import field_editor
from offercompare.gui.forms.labels import em, plain_label, set_shown, title_label
from offercompare.gui.forms.list_editor import ListEditor
from offercompare.gui.forms.subject import Subject
from offercompare.numerals import Numerals
from offercompare.translation import tr

LABEL_WIDTH = 22
# Below this, in digits, the label stands over its field.
NARROW = 68


class FieldRow(QWidget):
    """Label, editor and help of one field."""

    def __init__(self, subject: Subject, field: Field, numerals: Numerals) -> None:
        super().__init__()
        self.editor = field_editor(subject, field, numerals)
        self._label = plain_label(field.label)
        self._label.setContentsMargins(0, 3, 0, 3)
        self._help = plain_label("", "help")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.editor)
        column.addWidget(self._help)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(column, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the document's value, or hide where the field does not apply."""
        field, owner = self.editor.field, self.editor.subject.owner
        set_shown(self, field.shown is None or (owner is not None and field.shown(owner)))
        self.editor.refresh()
        self._help.setText(" ".join(part for part in (field.help, self._source()) if part))

    def _source(self) -> str:
        """Where the assumed figure comes from, while it is the one that counts."""
        assumed = self.editor.assumed()
        is_empty = self.editor.subject.value(self.editor.field.path) is None
        if assumed and self.editor.field.returns and not is_empty:
            return tr("The default's source: {source}.", source=assumed.source.rstrip("."))
        source = assumed.source.removeprefix("assumption").lstrip(": ") if assumed and is_empty else ""
        if assumed and is_empty and assumed.source == "assumption":
            return tr("The assumed figure is ours; no published one stands behind it.")
        return tr("Assumed: {source}.", source=source.rstrip(".")) if source else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the label over the field where both do not fit in one line."""
        super().resizeEvent(event)
        stacked = self.width() < em(self, NARROW)
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
        self._label.setFixedWidth(self.width() if stacked else em(self, LABEL_WIDTH))


class SectionCard(QFrame):
    """The fields and lists of one section under its title."""

    def __init__(self, subject: Subject, section: Section, numerals: Numerals) -> None:
        super().__init__()
        self.setObjectName("card")
        self._subject, self._section = subject, section
        self.rows: list[FieldRow] = []
        self.lists: list[ListEditor] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(12)
        column.addWidget(title_label(section.title))
        if section.note:
            column.addWidget(plain_label(section.note, "help"))
        self.filled = plain_label("", "help")
        if section.filled is not None:
            column.addWidget(self.filled)
        for item in section.items:
            column.addWidget(self._made(item, numerals))
        self._numerals = numerals
        self.result = plain_label("")
        if section.result is not None:
            column.addWidget(self.result)
        self.refresh()

    def _made(self, item: Field | Listing, numerals: Numerals) -> QWidget:
        if isinstance(item, Listing):
            self.lists.append(ListEditor(self._subject, item, numerals, FieldRow))
            return self.lists[-1]
        self.rows.append(FieldRow(self._subject, item, numerals))
        return self.rows[-1]

    def refresh(self) -> None:
        """Show what the document holds."""
        owner, section = self._subject.owner, self._section
        set_shown(self, section.shown is None or (owner is not None and section.shown(owner)))
        for part in (*self.rows, *self.lists):
            part.refresh()
        for label, says in ((self.filled, section.filled), (self.result, section.result)):
            if says is not None and owner is not None:
                label.setText(says(owner, self._subject.document.comparison, self._numerals))
                set_shown(label, bool(label.text()))

    def editors(self) -> Iterator[FieldEditor]:
        """Every editor of the card."""
        yield from (row.editor for row in self.rows)
        for listed in self.lists:
            yield from listed.editors()


class Column(QWidget):
    """What a page scrolls: as high as its text needs at the width there is."""

    def minimumSizeHint(self) -> QSize:
        """The least width alone: a least height would be that of the narrowest page, and leave it blank below."""
        return QSize(super().minimumSizeHint().width(), 0)


class Page(QScrollArea):
    """A scrolling column of cards."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._inside = Column()
        self._inside.setObjectName("page")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(4, 2, 10, 10)
        self.column.setSpacing(12)
        self.setWidget(self._inside)

    def add(self, card: QWidget) -> None:
        """Put a card at the end."""
        self.column.addWidget(card)

    def finish(self) -> None:
        """Keep the cards at the top."""
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what the document holds."""

    def editors(self) -> Iterator[FieldEditor]:
        """Every editor of the page."""
        return iter(())

    def commit(self) -> QWidget | None:
        """Put what is being typed into the document; the control whose text is refused, None where none is."""
        return next((editor.control for editor in tuple(self.editors()) if not editor.commit()), None)

    def target(self, path: str) -> QWidget | None:
        """The widget that takes the focus for a field, a list or a block."""
        editors = list(self.editors())
        for fits in (path.__eq__, lambda own: own.startswith(f"{path}."), lambda own: path.startswith(f"{own}.")):
            for editor in editors:
                if fits(editor.field.path) and editor.isVisibleTo(self):
                    return editor.control
        return None


class GroupPage(Page):
    """The sections of one group."""

    def __init__(self, subject: Subject, group: Group, numerals: Numerals) -> None:
        super().__init__()
        self._cards = [SectionCard(subject, section, numerals) for section in group.sections]
        for card in self._cards:
            self.add(card)
        self.finish()

    def refresh(self) -> None:
        """Show what the document holds."""
        for card in self._cards:
            card.refresh()

    def editors(self) -> Iterator[FieldEditor]:
        """Every editor of the page."""
        for card in self._cards:
            yield from card.editors()

    def target(self, path: str) -> QWidget | None:
        """The widget that takes the focus for a field, or the button that adds to an empty list."""
        listed = [one for card in self._cards for one in card.lists if one.listing.path == path.split(".")[0]]
        return super().target(path) or (listed[0].adder if listed else None)
