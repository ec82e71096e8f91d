"""A window of pages on one subject that follows the document: the frame of both forms."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QStackedWidget, QWidget

from offercompare.document.change import Change
from offercompare.gui.forms.field import Group
from offercompare.gui.forms.field_editor import FieldEditor
from offercompare.gui.forms.form import GroupPage, Page
from offercompare.gui.forms.labels import em
from offercompare.gui.forms.subject import Subject
from offercompare.gui.forms.value_edit import UNDO_KEYS
from offercompare.gui.room import begin_size
from offercompare.numerals import Numerals
from offercompare.translation import tr

WIDTH, HEIGHT = 900, 640
MARGIN = 14


class FormWindow(QDialog):
    """Pages are made when first shown. Every change goes into the document at once; there is nothing to confirm."""

    def __init__(
        self, subject: Subject, groups: tuple[Group, ...], numerals: Numerals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.subject, self.numerals = subject, numerals
        self.groups = groups
        self._pages: dict[str, Page] = {}
        self._gives_way = False
        self._held_by: tuple[QWidget, str] | None = None
        self._lay_out()
        self._unsubscribe = subject.document.subscribe(self._changed)
        self.show_group(groups[0].key)

    def _lay_out(self) -> None:
        self.resize(begin_size(self, QSize(WIDTH, HEIGHT)))
        self.list = QListWidget()
        self.list.setObjectName("pages")
        self.list.setAccessibleName(tr("Pages"))
        self.list.addItems([group.label for group in self.groups])
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, self.list.fontMetrics().height() * 2))
        # A list answers with its ideal size only when polished; the longest title decides.
        longest = max(self.list.fontMetrics().horizontalAdvance(group.label) for group in self.groups)
        self.list.setFixedWidth(longest + em(self, 5))
        self.stack = QStackedWidget()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        columns.setSpacing(12)
        columns.addWidget(self.list)
        columns.addWidget(self.stack, 1)
        self.list.currentRowChanged.connect(self._turn_to)

    def _turn_to(self, row: int) -> None:
        if row >= 0:
            self.stack.setCurrentWidget(self.page(self.groups[row].key))

    def page(self, key: str) -> Page:
        """The page of a group, made when first wanted."""
        if key not in self._pages:
            group = next(group for group in self.groups if group.key == key)
            self._pages[key] = self.make_page(group)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def make_page(self, group: Group) -> Page:
        """The page of a group; a window with pages of another kind overrides this."""
        return GroupPage(self.subject, group, self.numerals)

    def show_group(self, key: str) -> None:
        """Turn to a page by its key, such as "Equity", whatever its case; KeyError where there is none."""
        keys = [group.key.casefold() for group in self.groups]
        if key.casefold() not in keys:
            raise KeyError(key)
        self.list.setCurrentRow(keys.index(key.casefold()))

    def show_field(self, path: str) -> None:
        """Turn to a field, list or block by its path and put the focus there; KeyError where there is none."""
        group = next((group for group in self.groups if self.holds(group, path)), None)
        if group is None:
            raise KeyError(path)
        self.show_group(group.key)
        page = self.page(group.key)
        target = page.target(path)
        if target is not None:
            self._focus(page, target)

    def holds(self, group: Group, path: str) -> bool:
        """Whether a path is on the page of a group."""
        return group.holds(path)

    def _focus(self, page: Page, target: QWidget) -> None:
        page.widget().adjustSize()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        page.ensureWidgetVisible(target, 0, em(self, 12))

    def editors(self) -> Iterator[FieldEditor]:
        """Every editor made so far."""
        for page in self._pages.values():
            yield from page.editors()

    def commit(self) -> bool:
        """Put what is being typed into the document; False and the focus there where something is refused."""
        return self._refused() is None

    def _refused(self) -> QWidget | None:
        """The control whose text is refused, which gets the focus; all others are in the document then."""
        refused = next((found for page in self._pages.values() if (found := page.commit()) is not None), None)
        if refused is not None:
            refused.setFocus()
        return refused

    def take_over(self, before: FormWindow) -> None:
        """Stand where another window on the same subject stands, and close that one, which keeps what was typed."""
        at = next((editor.field.path for editor in before.editors() if editor.control.hasFocus()), "")
        before.commit()
        self.list.setCurrentRow(before.list.currentRow())
        self.setGeometry(before.geometry())
        self.setVisible(before.isVisible())
        before.give_way()
        if at:
            self.show_field(at)

    def give_way(self) -> None:
        """Close at once; what could not be read is given up."""
        self._gives_way = True
        self.close()

    def _changed(self, change: Change) -> None:
        self.follow(change)

    def follow(self, change: Change) -> None:
        """Show what the document holds now."""
        for page in self._pages.values():
            page.refresh()

    def event(self, event: QEvent) -> bool:
        """The undo keys are this window's own, not those of the window behind it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if any(event.matches(keys) for keys in UNDO_KEYS):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo of the document; Esc closes and keeps what was typed; Enter presses nothing."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.subject.document.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _undo(self) -> None:
        """What was refused goes first, on the page that shows it; then the document's last step."""
        page = self.stack.currentWidget()
        refused = [one for one in page.editors() if one.is_refused] if isinstance(page, Page) else []
        for editor in refused:
            editor.take_back()
        if not refused:
            self.subject.document.undo()

    def reject(self) -> None:
        """Close like any window, so that what is being typed is kept."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed; a text that cannot be read holds the window open once, then it is given up."""
        refused = None if self.subject.owner is None or self._gives_way else self._refused()
        held_by = refused and (refused, refused.property("text"))
        if held_by and held_by != self._held_by:
            self._held_by = held_by
            event.ignore()
            return
        self._unsubscribe()
        self._unsubscribe = _nothing
        # Not the dialog's own way, which would come back here through reject().
        event.accept()


def _nothing() -> None:
    """A window that is closed has no more to end."""
