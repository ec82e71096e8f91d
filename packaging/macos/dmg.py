"""The disk image that people get for macOS: the signed bundle beside a link to Applications. Runs on macOS alone."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import identity

ENTITLEMENTS = Path(__file__).resolve().parent / "entitlements.plist"
AD_HOC = "-"
SIGNER = "OFFERCOMPARE_SIGNER"
"""The variable with a real identity, "Developer ID Application: Name (TEAM)"; without it the signature is ad hoc."""
NOTARY = "OFFERCOMPARE_NOTARY_PROFILE"
"""The variable with a keychain profile of notarytool; Apple notarizes what a real identity has signed."""


def build(app: Path, out: Path, variables: Mapping[str, str] = os.environ) -> Path:
    """Sign the bundle ``app`` and pack it into a disk image in ``out``; returns the image.

    Raises OSError on other systems, CalledProcessError where a step fails.
    """
    if sys.platform != "darwin":
        raise OSError("A disk image is built on macOS: codesign and hdiutil are parts of it.")
    made = out / image_name(platform.machine())
    signer = variables.get(SIGNER) or AD_HOC
    with tempfile.TemporaryDirectory() as scratch:
        staged = Path(scratch) / app.name
        run_all(stage_commands(app, staged, signer))
        (Path(scratch) / "Applications").symlink_to("/Applications")
        run_all([pack_command(Path(scratch), made), *release_commands(made, signer, variables.get(NOTARY))])
    return made


def image_name(machine: str) -> str:
    """The file name of the image for one kind of processor."""
    return f"{identity.PROGRAM}-{identity.VERSION}-macos-{machine}.dmg"


def stage_commands(app: Path, staged: Path, signer: str) -> list[list[str]]:
    """Copy the bundle with its links, sign everything in it and check the signature as the system would."""
    return [
        ["ditto", str(app), str(staged)],
        ["codesign", "--force", "--deep", *signing_options(signer), "--sign", signer, str(staged)],
        ["codesign", "--verify", "--deep", "--strict", str(staged)],
    ]


def signing_options(signer: str) -> list[str]:
    """What a notarized program needs; an ad-hoc signature has no team and so cannot use the hardened runtime."""
    if signer == AD_HOC:
        return []
    return ["--options", "runtime", "--timestamp", "--entitlements", str(ENTITLEMENTS)]


def pack_command(folder: Path, made: Path) -> list[str]:
    """Make one compressed, read-only image of a folder."""
    words = ["hdiutil", "create", "-ov", "-format", "UDZO", "-fs", "HFS+", "-volname", identity.name()]
    return [*words, "-srcfolder", str(folder), str(made)]


def release_commands(made: Path, signer: str, profile: str | None) -> list[list[str]]:
    """Sign and notarize the image itself, where a real identity is there."""
    if signer == AD_HOC:
        return []
    signed = [["codesign", "--timestamp", "--sign", signer, str(made)]]
    if not profile:
        return signed
    submitted = ["xcrun", "notarytool", "submit", "--wait", "--keychain-profile", profile, str(made)]
    return [*signed, submitted, ["xcrun", "stapler", "staple", str(made)]]


def run_all(commands: list[list[str]]) -> None:
    """Run commands one after the other; the first that fails ends it."""
    for command in commands:
        subprocess.run(command, check=True)
