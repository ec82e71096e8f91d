"""What the bundle says to macOS: its Info.plist, as data for the spec and for the tests."""

from __future__ import annotations

from typing import Any

import identity

NAME = f"{identity.name()}.app"
DOCUMENT_ICON = f"{identity.PROGRAM}-document.icns"
UTI = f"{identity.APP_ID.rpartition('.')[0]}.{identity.ending()}"
"""The name of the kind of file; ours to define, so it is exported."""

OLDEST_SYSTEM = "13.0"
"""The wheels of PySide6-Essentials 6.10 and 6.11 are built for macOS 13 and later."""


def info_plist() -> dict[str, Any]:
    """The keys of Info.plist; PyInstaller adds the executable and the icon's name."""
    return {
        "CFBundleIdentifier": identity.APP_ID,
        "CFBundleName": identity.name(),
        "CFBundleDisplayName": identity.name(),
        "CFBundleShortVersionString": identity.VERSION,
        "CFBundleVersion": identity.VERSION,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDocumentTypes": [document_type()],
        "UTExportedTypeDeclarations": [exported_type()],
        "LSApplicationCategoryType": "public.app-category.finance",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": identity.copyright_line(),
        # The window has colours for both: let it see which the person chose.
        "NSRequiresAquaSystemAppearance": False,
    }


def document_type() -> dict[str, Any]:
    """That a double click on a file opens it here."""
    return {
        "CFBundleTypeName": identity.document_name(),
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": DOCUMENT_ICON,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [UTI],
    }


def exported_type() -> dict[str, Any]:
    """The kind of file: JSON with an ending and a MIME type of its own."""
    return {
        "UTTypeIdentifier": UTI,
        "UTTypeDescription": identity.document_name(),
        "UTTypeConformsTo": ["public.json"],
        "UTTypeIconFile": DOCUMENT_ICON,
        "UTTypeTagSpecification": {
            "public.filename-extension": [identity.ending()],
            "public.mime-type": [identity.mime_type()],
        },
    }
