"""A list of entries: each with its fields and a button that takes it out, and one that adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from offercompare.errors import InputError
from offercompare.gui.forms.field import Field, Listing
from offercompare.gui.forms.field_editor import EvidenceBox, FieldEditor
from offercompare.gui.forms.field_widgets import field_editor
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.labels import plain_label, scaled, sign_button, text_button
from offercompare.gui.forms.subject import Subject
from offercompare.numerals import Numerals
from offercompare.translation import tr


class Row(Protocol):
    """A field with its label and help."""

    editor: FieldEditor

    def refresh(self) -> None:
        """Show the document's value."""


@runtime_checkable
class ShowsField(Protocol):
    """A window that can turn to any of its fields."""

    def show_field(self, path: str) -> None:
        """Turn to a field by its path."""


MakeRow = Callable[[Subject, Field, Numerals], Any]


class _Entry(QFrame):
    """The fields of one entry, in one line or, for a wide one, as rows of a card."""

    def __init__(self, owner: ListEditor, number: int, make_row: MakeRow) -> None:
        super().__init__()
        listing = owner.listing
        self._rows: list[Row] = []
        self.editors: list[FieldEditor] = []
        name = tr("{entry} {number}", entry=listing.entry, number=number + 1)
        self.remove = sign_button("×", tr("Remove {entry}", entry=name))
        self.remove.clicked.connect(lambda: owner.remove(number))
        fields = [field.below(f"{listing.path}.{number}") for field in listing.fields]
        if listing.wide:
            self._lay_out_wide(owner, fields, name, make_row)
        else:
            self._lay_out_line(owner, fields, name)

    def _lay_out_wide(self, owner: ListEditor, fields: list[Field], name: str, make_row: MakeRow) -> None:
        self.setObjectName("entry")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        title = plain_label(name)
        title.setFont(scaled(title.font(), 1.0, strong=True))
        head.addWidget(title, 1)
        head.addWidget(self.remove)
        column.addLayout(head)
        for field in fields:
            row = make_row(owner.subject, field, owner.numerals)
            self._rows.append(row)
            self.editors.append(row.editor)
            column.addWidget(row)

    def _lay_out_line(self, owner: ListEditor, fields: list[Field], name: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        rest = FlowLayout()
        for field in fields:
            editor = field_editor(owner.subject, field, owner.numerals)
            editor.control.setAccessibleName(f"{name}: {field.label}")
            editor.control.setToolTip(field.help)
            self.editors.append(editor)
            if field.kind == "text":
                head.addWidget(editor, 1, Qt.AlignmentFlag.AlignTop)
            else:
                rest.addWidget(_with_caption(editor))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        if not head.count():
            head.addLayout(rest, 1)
        elif rest.count():
            self.setObjectName("entry")
            column.setContentsMargins(10, 8, 10, 8)
            column.addLayout(rest)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def first_to_fill(self) -> FieldEditor:
        """The editor to begin with: in a line the first without a value, for a usual entry brings its name along."""
        if self._rows:
            return self.editors[0]
        return next((each for each in self.editors if not each.subject.value(each.field.path)), self.editors[0])

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [*(stop for editor in self.editors for stop in editor.stops()), self.remove]

    def refresh(self) -> None:
        """Show the document's values."""
        for row in self._rows:
            row.refresh()
        if not self._rows:
            for editor in self.editors:
                editor.refresh()
                editor.setVisible(editor.field.shown is None or editor.field.shown(editor.subject.owner))


def _with_caption(editor: FieldEditor) -> QWidget:
    """An editor behind its label, kept together where a line breaks."""
    together = QWidget()
    line = QHBoxLayout(together)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    caption = plain_label(editor.field.label, "muted")
    caption.setWordWrap(False)
    caption.setContentsMargins(0, 4, 0, 4)
    caption.setMinimumWidth(caption.sizeHint().width())
    line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(editor, 0, Qt.AlignmentFlag.AlignTop)
    return together


class ListEditor(QWidget):
    """A list of the subject. ``make_row`` makes the row of a field in a wide entry."""

    def __init__(self, subject: Subject, listing: Listing, numerals: Numerals, make_row: MakeRow) -> None:
        super().__init__()
        self.subject, self.listing, self.numerals, self._make_row = subject, listing, numerals, make_row
        self.entries: list[_Entry] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(plain_label(listing.help, "help"))
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        self._none = plain_label(tr("none"), "muted")
        self.error = plain_label("", "error")
        self.error.hide()
        self.adder = self._add_button()
        column.addWidget(self._none)
        column.addWidget(self.error)
        column.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        title = plain_label(self.listing.label)
        title.setFont(scaled(title.font(), 1.0, strong=True))
        head.addWidget(title, 1)
        self._evidence = EvidenceBox(self.listing.label) if self.listing.evidence else None
        if self._evidence is not None:
            self._evidence.activated.connect(self._note)
            head.addWidget(self._evidence)
        return head

    def _add_button(self) -> QWidget:
        listing = self.listing
        button = text_button(tr("+ Add {entry}", entry=listing.entry.lower()))
        if not (listing.presets or listing.elsewhere):
            button.clicked.connect(lambda: self.add({}))
            return button
        menu = QMenu(button)
        for label, values in listing.presets:
            menu.addAction(label.replace("&", "&&")).triggered.connect(lambda _=False, values=values: self.add(values))
        menu.addAction(tr("Other")).triggered.connect(lambda: self.add({}))
        if listing.elsewhere:
            menu.addSeparator()
        for label, path in listing.elsewhere:
            shown = tr("{label} has a field of its own", label=label)
            menu.addAction(shown.replace("&", "&&")).triggered.connect(lambda _=False, path=path: self.elsewhere(path))
        button.setMenu(menu)
        return button

    def _values(self) -> tuple[Any, ...]:
        return tuple(self.subject.value(self.listing.path) or ())

    def refresh(self) -> None:
        """Show the document's entries: as many rows as entries, the first ones kept."""
        if self.subject.owner is None:
            return
        wanted = len(self._values())
        while len(self.entries) > wanted:
            entry = self.entries.pop()
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        for entry in self.entries:
            entry.refresh()
        while len(self.entries) < wanted:
            self.entries.append(_Entry(self, len(self.entries), self._make_row))
            self._column.addWidget(self.entries[-1])
            self.entries[-1].refresh()
        self._order_tabs()
        self._show_evidence(wanted)

    def _order_tabs(self) -> None:
        """Tab goes through the entries, each with its remover last, then to the adder, as they are read.

        A new entry comes last in its window's order otherwise.
        """
        stops = [stop for entry in self.entries for stop in entry.stops()]
        before: QWidget = self if self._evidence is None else self._evidence
        for stop in (*stops, self.adder):
            QWidget.setTabOrder(before, stop)
            before = stop

    def _show_evidence(self, count: int) -> None:
        how = self.subject.evidence(self.listing.path)
        self._none.setText(tr("? ask: not known yet") if how == "unknown" else tr("none"))
        self._none.setVisible(count == 0)
        if self._evidence is not None:
            self._evidence.setCurrentIndex(max(self._evidence.findData(how), 0))

    def _note(self) -> None:
        assert self._evidence is not None
        how = self._evidence.currentData()
        if how == "unknown" and self._values():
            self.say(tr("Remove the entries first: what is listed is known."))
            self.refresh()
            return
        self.say("")
        self.subject.note(self.listing.path, how, self.listing.label)
        self.refresh()

    def say(self, sentence: str) -> None:
        """Show a sentence under the list, none when empty."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def add(self, values: Mapping[str, Any]) -> None:
        """Append an entry and go to its first field."""
        fresh = {**self.listing.new(self.subject.owner), **values}
        if self._put((*self._values(), fresh), tr("Add {entry}", entry=self.listing.entry.lower())):
            control = self.entries[-1].first_to_fill().control
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            if hasattr(control, "selectAll"):
                control.selectAll()

    def elsewhere(self, path: str) -> None:
        """Turn to the field that an entry of this kind has of its own."""
        window = self.window()
        if isinstance(window, ShowsField):
            window.show_field(path)

    def remove(self, number: int) -> None:
        """Take an entry out; what is being typed in a later one goes into the document first."""
        if all(
            editor.commit() for index, entry in enumerate(self.entries) if index != number for editor in entry.editors
        ):
            values = self._values()
            for editor in self.entries[number].editors:
                editor.refresh()
            self._put((*values[:number], *values[number + 1 :]), tr("Remove {entry}", entry=self.listing.entry.lower()))
            self.adder.setFocus()

    def _put(self, entries: tuple[Any, ...], label: str) -> bool:
        try:
            self.subject.put_list(self.listing.path, entries, label)
        except InputError as error:
            self.say(error.sentence[:1].upper() + error.sentence[1:])
            return False
        self.say("")
        self.refresh()
        return True

    def editors(self) -> Iterator[FieldEditor]:
        """Every editor of every entry."""
        for entry in self.entries:
            yield from entry.editors
