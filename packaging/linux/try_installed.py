"""Installs the Debian package into a clean Debian, uses it as a person would, removes it, and looks for what is left.

Usage, as root: python packaging/linux/try_installed.py PACKAGE.deb --work FOLDER. Needs debootstrap, Xvfb, openbox,
xdotool, wmctrl, xprop and ImageMagick. Prints one line for each thing shown and leaves pictures in FOLDER; ends with 1 where
one failed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import identity
from linux import clean_root
from linux.clean_root import HOME, USER, Root

PROGRAM, APP_ID = identity.PROGRAM, identity.APP_ID
MOST = 210
"""MB that the program may take on disk."""
PATIENCE = 60.0
"""Seconds to wait for a window."""
FIRST, SECOND = "spring.offers", "autumn.offers"
DESKTOPS = ("", "GNOME")
"""XDG_CURRENT_DESKTOP: none, and one whose Qt plugin looks for the GTK that is not installed here."""


class Trial:
    """What has been shown so far."""

    def __init__(self) -> None:
        self.failed = 0
        self._begin = time.monotonic()

    def show(self, what: str, holds: bool, detail: str = "") -> None:
        """Print one line, with the seconds since the last."""
        now = time.monotonic()
        print(
            f"{'ok    ' if holds else 'FAILED'} {now - self._begin:6.1f} s  {what}{': ' + detail if detail else ''}",
            flush=True,
        )
        self._begin = now
        self.failed += not holds


def main() -> int:
    """Try it; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="a folder for the roots (1 GB) and the pictures")
    parser.add_argument("--display", default=":99", help="a free X display (:99)")
    options = parser.parse_args()
    work: Path = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    trial = Trial()
    clean_root.make_base(work / "base")
    root = Root(work / "root", options.display)
    clean_root.copy(work / "base", root.path)
    trial.show("a clean Debian", True, (root.path / "etc/debian_version").read_text().strip())
    with screen(options.display, work), clean_root.mounted(root.path):
        before = clean_root.listing(root.path)
        install(root, options.package, trial)
        look_at_desktop(root, trial)
        use_commands(root, trial)
        use_window(root, work, trial)
        remove(root, before, trial)
    print(f"{trial.failed} failed" if trial.failed else "all shown")
    return 1 if trial.failed else 0


# Installed ----------------------------------------------------------------------------------------------------------


def install(root: Root, package: Path, trial: Trial) -> None:
    """With apt, which gets what it depends on."""
    shutil.copyfile(package, root.path / "root" / package.name)
    done = root.run("apt-get", "install", "-y", "--no-install-recommends", f"/root/{package.name}")
    (root.path / "root" / package.name).unlink()
    new = next((line for line in done.stdout.splitlines() if "newly installed" in line), done.stderr[-400:])
    trial.show("apt-get install", done.returncode == 0, new.strip())
    status = root.run("dpkg-query", "-W", "-f", "${Status} ${Version}", PROGRAM).stdout
    trial.show("dpkg knows it", status.startswith("install ok installed"), status)
    broken = root.run("dpkg", "--verify", PROGRAM).stdout
    trial.show("each file has its sum", not broken, broken)
    size = sum(place.lstat().st_blocks * 512 for place in own_files(root) if not place.is_dir() or place.is_symlink())
    trial.show(f"takes at most {MOST} MB", size <= MOST * 1e6, f"{size / 1e6:.0f} MB on disk, du")


def own_files(root: Root) -> list[Path]:
    """What the package brought, by dpkg."""
    return [root.path / line.lstrip("/") for line in root.run("dpkg", "-L", PROGRAM).stdout.splitlines()]


def look_at_desktop(root: Root, trial: Trial) -> None:
    """What the triggers of dpkg made known."""
    for what, file, wanted in known(root):
        trial.show(f"known to {what}", file.is_file() and wanted.encode() in file.read_bytes(), wanted)
    write_documents(root)
    for desktop in DESKTOPS:
        file, which = f"{HOME}/Documents/{FIRST}", {"XDG_CURRENT_DESKTOP": desktop}
        asked = root.run("xdg-mime", "query", "filetype", file, user=USER, **which).stdout.strip()
        trial.show(f"xdg-mime query filetype, desktop {desktop or 'none'}", asked == identity.mime_type(), asked)
    asked = root.run("xdg-mime", "query", "default", identity.mime_type(), user=USER).stdout.strip()
    trial.show("xdg-mime query default", asked == f"{APP_ID}.desktop", asked)
    shutil.copyfile(root.path / HOME[1:] / "Documents" / FIRST, root.path / "tmp/no-ending")
    asked = root.run("gio", "info", "-a", "standard::content-type", "/tmp/no-ending").stdout
    trial.show("its kind without its ending, by the first bytes", identity.mime_type() in asked, asked.split()[-1])


def known(root: Root) -> list[tuple[str, Path, str]]:
    """The caches that desktops read, and what must be in them."""
    share = root.path / "usr/share"
    return [
        ("the database of kinds of files", share / "mime/globs2", identity.mime_type()),
        ("the list of who opens what", share / "applications/mimeinfo.cache", f"{APP_ID}.desktop"),
        ("the cache of icons", share / "icons/hicolor/icon-theme.cache", identity.DOCUMENT_ICON),
    ]


def write_documents(root: Root) -> None:
    """Two files of the person, made by the program."""
    root.run("mkdir", "-p", f"{HOME}/Documents", user=USER)
    for name in (FIRST, SECOND):
        root.run(PROGRAM, "example", "-o", f"{HOME}/Documents/{name}", user=USER)


def use_commands(root: Root, trial: Trial) -> None:
    """The command line, without a screen."""
    blind = {"DISPLAY": ""}
    done = root.run(PROGRAM, "self-test", user=USER, **blind)
    lines = done.stdout.splitlines()
    trial.show(
        "self-test", done.returncode == 0, f"{len(lines)} checks" if not done.returncode else done.stdout + done.stderr
    )
    said = root.run(PROGRAM, "--version", user=USER, **blind).stdout.strip()
    trial.show("--version", said == f"{PROGRAM} {identity.VERSION}", said)
    out = f"{HOME}/Documents/report.pdf"
    done = root.run(PROGRAM, "report", f"{HOME}/Documents/{FIRST}", "-o", out, user=USER, **blind)
    made = root.path / out[1:]
    trial.show("a report", made.is_file() and made.read_bytes().startswith(b"%PDF"), done.stderr.strip())
    words = f"source /usr/share/bash-completion/completions/{PROGRAM}; complete -p {PROGRAM}"
    trial.show("completion of bash", PROGRAM in root.run("bash", "-c", words).stdout)


# The window ---------------------------------------------------------------------------------------------------------


def use_window(root: Root, work: Path, trial: Trial) -> None:
    """Started from the menu, by a file, and by a second file."""
    entry = f"/usr/share/applications/{APP_ID}.desktop"
    for desktop in DESKTOPS:
        started = root.start("dbus-run-session", "gio", "launch", entry, XDG_CURRENT_DESKTOP=desktop)
        found = wait(root.display, lambda title: bool(title))
        name = f"desktop-entry-{desktop or 'none'}"
        trial.show(
            f"started from its desktop entry, desktop {desktop or 'none'}",
            bool(found),
            picture(root, work, name, found),
        )
        if found:
            told = x("xprop", "-id", found, "WM_CLASS", display=root.display)
            trial.show("its window is known by", identity.desktop_entry()["StartupWMClass"] in told, told.strip())
        close(root, started, trial)
    first = root.start("xdg-open", f"{HOME}/Documents/{FIRST}", XDG_CURRENT_DESKTOP="GNOME")
    found = wait(root.display, lambda title: Path(FIRST).stem in title)
    trial.show("a file opened by xdg-open", bool(found), picture(root, work, "xdg-open", found))
    second = root.start("xdg-open", f"{HOME}/Documents/{SECOND}")
    again = wait(root.display, lambda title: Path(SECOND).stem in title)
    count = len(programs(root))
    trial.show(
        "a second one opens in the running window",
        bool(again) and count == 1,
        f"{count} running; " + picture(root, work, "second", again),
    )
    close(root, first, trial)
    second.wait()


def wait(display: str, fits: Callable[[str], bool]) -> str:
    """The id of the visible window whose title fits; empty where none came in time."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for window in x("xdotool", "search", "--onlyvisible", "--class", PROGRAM, display=display).split():
            if fits(title(display, window)):
                return window
        time.sleep(0.2)
    return ""


def title(display: str, window: str) -> str:
    """The title of a window."""
    return x("xdotool", "getwindowname", window, display=display).strip()


def picture(root: Root, work: Path, name: str, window: str) -> str:
    """Take a picture of the screen; returns the title of the window and the picture's name."""
    # The first paint comes before the numbers.
    time.sleep(3)
    file = work / f"{name}.png"
    x("import", "-window", "root", str(file), display=root.display)
    return f"“{title(root.display, window)}”, {file.name}" if window else f"no window, {file.name}"


def programs(root: Root) -> list[str]:
    """The running programs."""
    return root.run("pgrep", "-u", USER, "-x", PROGRAM).stdout.split()


def close(root: Root, started: subprocess.Popen[bytes], trial: Trial) -> None:
    """Close the window as its frame does; the program must end."""
    for window in x("xdotool", "search", "--onlyvisible", "--class", PROGRAM, display=root.display).split():
        x("wmctrl", "-i", "-c", window, display=root.display)
    until = time.monotonic() + PATIENCE
    while programs(root) and time.monotonic() < until:
        time.sleep(0.2)
    left = programs(root)
    trial.show("closed, it ends", not left)
    for number in left:
        os.kill(int(number), 9)
    started.wait()


def x(*words: str, display: str) -> str:
    """What a program of this machine says of the display."""
    variables = {**os.environ, "DISPLAY": display}
    return subprocess.run(words, env=variables, capture_output=True, text=True, check=False).stdout


@contextmanager
def screen(display: str, work: Path) -> Iterator[None]:
    """A screen with a window manager."""
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-ac"], stdout=quiet, stderr=quiet
    )
    while not Path(clean_root.X11, f"X{display[1:]}").exists():
        time.sleep(0.1)
    variables = {**os.environ, "DISPLAY": display, "HOME": str(work), "XDG_CONFIG_HOME": str(work / "config")}
    manager = subprocess.Popen(["openbox"], env=variables, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


# Removed ------------------------------------------------------------------------------------------------------------


def remove(root: Root, before: dict[str, str], trial: Trial) -> None:
    """Purged with what came along; then nothing is left but what is named."""
    mine = {path: said for path, said in clean_root.listing(root.path / HOME[1:]).items() if not path.startswith("run")}
    brought = own_files(root)
    done = root.run("apt-get", "purge", "-y", PROGRAM)
    trial.show("apt-get purge", done.returncode == 0, done.stderr[-400:] if done.returncode else "")
    left = [place for place in brought if place.is_relative_to(root.path) and (place.is_file() or place.is_symlink())]
    trial.show("none of its files is left", not left, " ".join(map(str, left)))
    for what, file, wanted in known(root):
        trial.show(f"forgotten by {what}", not file.is_file() or wanted.encode() not in file.read_bytes())
    root.run("apt-get", "autoremove", "-y", "--purge").check_returncode()
    found = clean_root.differences(before, clean_root.listing(root.path))
    for owner, paths in sorted(found.items()):
        if owner:
            print(f"       differs: {len(paths)} of {owner}")
    odd = found.get("", [])
    trial.show("the rest of the system is as before", not odd, "; ".join(odd[:20]))
    now = {path: said for path, said in clean_root.listing(root.path / HOME[1:]).items() if not path.startswith("run")}
    kept = sorted(path for path in now if path.endswith((".offers", ".pdf", "settings.json")))
    trial.show("documents and settings are untouched", now == mine, ", ".join(kept))


if __name__ == "__main__":
    sys.exit(main())
