#!/bin/sh
# Called by mmdebstrap with the root it has made: installs the package there by itself, and looks whether anything is missing;
# then what a desktop has, and what the test needs.
set -eu
root=$1

install() { chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes --no-install-recommends install "$@"; }

install /tmp/trellis.deb
# With what it depends on alone, every library must be found, and the command line must run.
chroot "$root" ldd /usr/bin/trellis-app /usr/bin/trellis >"$root/tmp/libraries"
chroot "$root" trellis --version >"$root/tmp/version"
chroot "$root" dpkg --verify trellis >"$root/tmp/verified"
install desktop-file-utils xdg-utils libglib2.0-bin procps xvfb xdotool openbox
chroot "$root" desktop-file-validate /usr/share/applications/Trellis.desktop >"$root/tmp/desktop-entry" 2>&1
chroot "$root" useradd --create-home visitor
