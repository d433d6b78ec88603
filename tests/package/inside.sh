#!/bin/sh
# Runs in the clean Debian, as a user who has just installed Trellis: makes the example, opens it as a double click does, and
# closes the window. What was seen goes to /tmp/seen, a fact a line, where the test outside reads it.
set -eu

fact() { printf '%s\t%s\n' "$1" "$2" >>/tmp/seen; }
# Waits until a command succeeds, so many seconds at most.
until_true() {
  seconds=$1
  shift
  while [ "$seconds" -gt 0 ]; do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 1
    seconds=$((seconds - 1))
  done
  return 1
}

export HOME=~visitor DISPLAY=:7 LANG=C.UTF-8 XDG_RUNTIME_DIR=/tmp/visitor XDG_CURRENT_DESKTOP=GNOME
mkdir -m 700 "$XDG_RUNTIME_DIR"
cd "$HOME"
Xvfb :7 -screen 0 1280x800x24 -nolisten tcp -noreset -fbdir /tmp >/tmp/xvfb.log 2>&1 &
until_true 20 test -S /tmp/.X11-unix/X7
openbox >/tmp/openbox.log 2>&1 &

trellis new --demo "Our partners.trellis"
# The content alone tells as well: a document may have been renamed.
cp "Our partners.trellis" unnamed
fact version "$(trellis --version)"
fact type-by-name "$(xdg-mime query filetype 'Our partners.trellis')"
fact type-by-content "$(gio info --attributes=standard::content-type unnamed | sed -n 's/.*standard::content-type: //p')"
fact opens-with "$(xdg-mime query default application/x-trellis)"
rm unnamed

fact processes-before "$(pgrep -c trellis-app || true)"
xdg-open "Our partners.trellis" >/tmp/opened.log 2>&1 &
if until_true 90 xdotool search --onlyvisible --name '^Trellis$'; then fact window Trellis; else fact window none; fi
fact command "$(pgrep -a trellis-app | head -n 1 | cut -d' ' -f2-)"
# The page draws itself over several seconds where there is no graphics card; it is there once much of it stays the same.
last=
still() {
  now=$(cksum </tmp/Xvfb_screen0)
  same=$([ "$now" = "$last" ] && echo yes || echo no)
  last=$now
  [ "$same" = yes ] && [ "$(tail -c +4000 /tmp/Xvfb_screen0 | od -An -v -tx4 -w4 | sort -u | wc -l)" -gt 100 ]
}
until_true 60 still || true
cp /tmp/Xvfb_screen0 /tmp/screen.xwd
# The window has the document: a command that would change it is refused meanwhile.
if refusal=$(trellis undo "Our partners.trellis" 2>&1); then fact refusal none; else fact refusal "$refusal"; fi

xdotool search --onlyvisible --name '^Trellis$' windowactivate --sync
xdotool key --clearmodifiers alt+F4
# What has ended and is waited for by nobody in here is no program any more.
running() { ps -eo stat=,comm= | grep -E '^[^Z]\S* +(trellis|WebKit)'; }
no_program() { ! running; }
if until_true 30 no_program; then fact closed yes; else fact closed "$(running | tr '\n' ',')"; fi
fact check "$(trellis check 'Our partners.trellis' 2>&1)"
fact left "$(ls -x)"
