#!/bin/sh
# Makes the environment that `make` works in: a virtual environment with the packages of pyproject.toml,
# and the system libraries that Qt needs, installed where we may, else named in one line to run.
# Usage: sh packaging/setup.sh .venv        PYTHON=python3.12 chooses the interpreter.
set -eu

venv=${1:-.venv}
packages_stamp=$venv/.packages
unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME PYTHONOPTIMIZE PIP_USER PIP_TARGET PIP_PREFIX PIP_NO_COMPILE 2>/dev/null || :

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# --- what we may do on this machine -------------------------------------------------------------------

family() {
    ids=$( (. /etc/os-release && printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}") 2>/dev/null) || ids=
    case $ids in
        *' debian '*|*' ubuntu '*) echo debian ;;
        *' fedora '*|*' rhel '*) echo fedora ;;
        *' arch '*) echo arch ;;
        *suse*) echo suse ;;
        *) echo other ;;
    esac
}

# The command that becomes root: nothing as root, sudo for others.
as_root() { if [ "$(id -u)" = 0 ]; then echo; else echo 'sudo '; fi; }

may_install() {
    [ "$(family)" = debian ] && command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
    root=
    [ "$(id -u)" = 0 ] || root='sudo -n'
    log=$(mktemp)
    # A new machine updates itself in the background: wait for its lock rather than fail.
    if { $root apt-get -o DPkg::Lock::Timeout=120 update || :; } >"$log" 2>&1 </dev/null &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 \
            install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null
    then
        rm -f "$log"
    else
        tail -n 5 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# --- Python -------------------------------------------------------------------------------------------

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

candidates=${PYTHON:-python3.13 python3.12 python3.11 python3.14 python3}

choose_python() {
    for test in makes_venv :; do
        for candidate in $candidates; do
            if is_recent "$candidate" && $test "$candidate"; then
                echo "$candidate"
                return
            fi
        done
    done
    [ -z "${PYTHON:-}" ] || stop "$PYTHON is not Python 3.11 or newer: name another one, or leave PYTHON= out."
    found=$(python3 --version 2>/dev/null || echo 'no Python 3')
    stop "offercompare needs Python 3.11 or newer and this machine has $found:" \
        "install one (on Debian and Ubuntu for instance: $(as_root)apt-get install python3.11 python3.11-venv) and run make again."
}

need_venv_module() {
    makes_venv "$1" && return
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if may_install; then
        say "Installing $package …"
        apt_install "$package" || :
    fi
    makes_venv "$1" || stop "$1 cannot make virtual environments; run this once, then make again:
    $(as_root)apt-get install $package"
}

# --- packages -----------------------------------------------------------------------------------------

packages_stand() {
    [ "$(cat "$packages_stamp" 2>/dev/null)" = "$PWD" ] &&
        [ "$packages_stamp" -nt pyproject.toml ] && [ "$packages_stamp" -nt packaging/setup.sh ] &&
        "$venv/bin/python" -ISc '' 2>/dev/null
}

# An environment remembers the folder it was made in: after a move, or half made, it starts afresh.
environment_stands() {
    is_recent "$venv/bin/python" && grep -qsxF "$PWD" "$venv/.folder" &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

make_packages() {
    say "Setting up offercompare in $venv: once, about a minute …"
    if ! environment_stands; then
        python=$(choose_python)
        need_venv_module "$python"
        "$python" -m venv --clear "$venv" || stop "Making $venv failed; see above."
        printf '%s\n' "$PWD" >"$venv/.folder"
    fi
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --compile \
        --editable '.[dev]' </dev/null ||
        stop "Installing the Python packages failed (see above). This one step needs the network; run make again."
    "$venv/bin/python" -m compileall -q offercompare || :
    printf '%s\n' "$PWD" >"$packages_stamp"
}

# --- system libraries ---------------------------------------------------------------------------------

library_line() {
    case $(family) in
        debian) echo "$(as_root)apt-get install --no-install-recommends $apt_libraries" ;;
        fedora) echo "$(as_root)dnf install libglvnd-glx libglvnd-egl libxkbcommon libxkbcommon-x11 dbus-libs" \
            "fontconfig glib2 xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil" \
            "libxcb cups-libs dejavu-sans-fonts" ;;
        arch) echo "$(as_root)pacman -S --needed libglvnd libxkbcommon libxkbcommon-x11 dbus fontconfig glib2" \
            "xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil libxcb libcups ttf-dejavu" ;;
        suse) echo "$(as_root)zypper install libglvnd libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1" \
            "libglib-2_0-0 libgthread-2_0-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1" \
            "libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libcups2 dejavu-fonts" ;;
        other) echo "(install the libraries that Qt 6 needs, xcb-util-cursor among them, and one font)" ;;
    esac
}

apt_libraries="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 \
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 \
libwayland-cursor0 libwayland-egl1 libcups2 fonts-dejavu-core"

probe() { "$venv/bin/python" packaging/probe_qt.py 2>/dev/null || echo qt; }

# Prints what is still missing after we did what we may.
settle_libraries() {
    lack=$(probe)
    if [ -n "$lack" ] && may_install; then
        say 'Installing the system libraries that the window needs …'
        # shellcheck disable=SC2086  # a list of names
        apt_install $apt_libraries && lack=$(probe)
    fi
    echo "$lack"
}

explain() {
    case $1 in
        qt) say 'Qt cannot start without some system libraries; run this once, then make again:' ;;
        screen) say 'Tests and reports will work, but a window needs more system libraries; run this once:' ;;
        *) say 'No font is installed, so every letter would be a box; run this once:' ;;
    esac
    say "    $(library_line)"
}

packages_stand || make_packages
lack=
[ "$(uname -s)" != Linux ] || lack=$(settle_libraries)
[ -z "$lack" ] || explain "$lack"
[ "$lack" != qt ] || exit 1
# Without the stamp the next make looks again: the line above is then repeated until it has been run.
[ -n "$lack" ] || printf '%s\n' "$PWD" >"$venv/.ready"
