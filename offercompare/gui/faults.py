"""A fault of the program is noted in the log and told once in the window, which stays so that work can be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox

from offercompare.files import fault_log
from offercompare.translation import tr


def tell(fault: BaseException) -> None:
    """Note the fault and say so, unless it is being said already: one paint may fail many times."""
    file = fault_log.note(fault)
    app = QApplication.instance()
    if app is None or app.property("tellingFault"):
        return
    app.setProperty("tellingFault", True)
    text = tr("Something went wrong in the program. Save your comparison under another name and start again.")
    where = tr("The details are in {file}.", file=file) if file else ""
    QMessageBox.critical(QApplication.activeWindow(), tr("OfferCompare"), f"{text}\n\n{where}".strip())
    app.setProperty("tellingFault", False)
