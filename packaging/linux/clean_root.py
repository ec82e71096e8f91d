"""A clean Debian in a folder of its own, to install a package into: made by debootstrap, entered by chroot. As root."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SUITE = "bookworm"
USER = "tester"
HOME = f"/home/{USER}"
X11 = "/tmp/.X11-unix"
DESKTOP = (
    "dbus", "desktop-file-utils", "libfile-mimeinfo-perl", "gtk-update-icon-cache", "hicolor-icon-theme", "libglib2.0-bin", "procps",
    "shared-mime-info", "xdg-utils",
)  # fmt: skip
"""What any desktop has: what knows kinds of files and menus, and opens files. No GTK and no Qt."""

LIVING = ("proc", "dev", "sys", "tmp")
"""What is of the running system, not of what is installed."""

EXPLAINED = {
    "var/lib/dpkg/": "the database of dpkg",
    "var/lib/apt/": "the lists and notes of apt",
    "var/cache/apt/": "the caches of apt",
    "var/cache/debconf/": "the database of debconf",
    "var/cache/ldconfig/": "the cache of the linker",
    "etc/ld.so.cache": "the cache of the linker",
    "var/log/": "logs",
    "var/cache/fontconfig": "the cache of fontconfig, made at its installation",
    f"{HOME[1:]}/": "the person's own",
}
"""What may differ after a package has come and gone, by the beginning of its path, and whose it is."""


@dataclass(frozen=True)
class Root:
    """A Debian in a folder; ``display`` is the X display that its programs draw on."""

    path: Path
    display: str

    def run(self, *words: str, user: str = "root", **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command in there to its end."""
        return subprocess.run(
            self.words(words, user, more), capture_output=True, text=True, check=False, errors="replace"
        )

    def start(self, *words: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a command in there as the person."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self.words(words, USER, more), stdout=quiet, stderr=quiet, stdin=quiet)

    def words(self, words: tuple[str, ...], user: str, more: dict[str, str]) -> list[str]:
        """The call of chroot with an environment of its own: nothing of this machine's leaks in."""
        home = "/root" if user == "root" else HOME
        variables = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home,
            "USER": user,
            "LANG": "C.UTF-8",
            "DISPLAY": self.display,
            "XDG_RUNTIME_DIR": f"{home}/run",
            "DEBIAN_FRONTEND": "noninteractive",
            **more,
        }
        pairs = [f"{name}={value}" for name, value in variables.items()]
        who = [] if user == "root" else [f"--userspec={user}:{user}"]
        return ["chroot", *who, str(self.path), "env", "-i", "-C", home, *pairs, *words]


def make_base(base: Path) -> None:
    """A Debian with what a desktop has, kept in ``base`` for the next time."""
    ready = base / ".ready"
    if ready.is_file() and ready.read_text() == " ".join(DESKTOP):
        return
    shutil.rmtree(base, ignore_errors=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", SUITE, str(base), mirror()], check=True, stdout=subprocess.DEVNULL
    )
    with mounted(base):
        root = Root(base, "")
        for words in (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", *DESKTOP)):
            root.run(*words).check_returncode()
        root.run("useradd", "--create-home", "--home-dir", HOME, "--shell", "/bin/bash", USER).check_returncode()
        root.run("mkdir", "-m", "700", f"{HOME}/run", user=USER).check_returncode()
    ready.write_text(" ".join(DESKTOP))


def mirror() -> str:
    """Where this machine's own apt gets Debian from."""
    words = ["apt-get", "indextargets", "--format", "$(SITE)", f"Codename: {SUITE}", "Created-By: Packages"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    if not told:
        raise SystemExit(f"apt on this machine knows no {SUITE}: run this on Debian 12.")
    return told[0]


def copy(base: Path, path: Path) -> None:
    """A fresh copy of the base."""
    shutil.rmtree(path, ignore_errors=True)
    subprocess.run(["cp", "-a", str(base), str(path)], check=True)


@contextmanager
def mounted(path: Path) -> Iterator[None]:
    """With the kernel's own folders, the devices, and the sockets of X inside."""
    (path / X11.lstrip("/")).mkdir(parents=True, exist_ok=True)
    Path(X11).mkdir(exist_ok=True)
    shutil.copyfile("/etc/resolv.conf", path / "etc/resolv.conf")
    mounts = [("-t", "proc", "proc", "proc"), ("--bind", "/dev", "dev"), ("--bind", X11, X11.lstrip("/"))]
    done: list[Path] = []
    try:
        for *words, inside in mounts:
            subprocess.run(["mount", *words, str(path / inside)], check=True)
            done.append(path / inside)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "--lazy", str(place)], check=False)


# Before and after ---------------------------------------------------------------------------------------------------


def listing(path: Path) -> dict[str, str]:
    """Every file, link and folder of the root with its kind, mode, owner and content, by its path."""
    found = {}
    for folder, names, files in os.walk(path):
        inside = os.path.relpath(folder, path)
        if inside == ".":
            names[:] = [name for name in names if name not in LIVING]
        for name in [*names, *files]:
            place = Path(folder, name)
            found[os.path.normpath(f"{inside}/{name}")] = _said(place)
    return found


def _said(place: Path) -> str:
    about = place.lstat()
    content = ""
    if stat.S_ISLNK(about.st_mode):
        content = str(place.readlink())
    elif stat.S_ISREG(about.st_mode):
        content = hashlib.sha256(place.read_bytes()).hexdigest()
    return f"{stat.filemode(about.st_mode)} {about.st_uid}:{about.st_gid} {content}"


def differences(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """What came, went or changed, by whose it is; ``""`` holds what nobody explains."""
    differ = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    by_owner: dict[str, list[str]] = {}
    for path in differ:
        owner = next((owner for start, owner in EXPLAINED.items() if f"{path}/".startswith(start) or path == start), "")
        verb = "left" if path not in before else "gone" if path not in after else "changed"
        by_owner.setdefault(owner, []).append(f"{verb} {path}")
    return by_owner
