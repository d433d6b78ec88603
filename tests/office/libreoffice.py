"""LibreOffice without a window, with a profile and fonts of its own.

It leaves no trace, and draws with the same fonts on every machine.
"""

import os
import signal
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

# As wide as Arial, letter by letter, and what our own pictures are drawn with.
ARIMO = Path(__file__).resolve().parents[2] / "src-tauri/core/fonts/arimo"
# Where a font says which letters stand closer. The slides ask for none of it, as PowerPoint does by itself; LibreOffice
# does not listen.
KERNING = ("GPOS", "kern")
FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>Arial</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Arimo</string></edit>
  </match>
</fontconfig>
"""


def unkerned(fonts, into):
    """Copies fonts without their kerning."""
    into.mkdir()
    for path in fonts.glob("*.ttf"):
        with TTFont(path) as font:
            for table in KERNING:
                if table in font:
                    del font[table]
            font.save(into / path.name)


class LibreOffice:
    """Converts files; `folder` holds its profile, its fonts' cache and what it takes for the home folder."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.folder.mkdir()
        self.fonts = self.folder / "fonts.conf"
        own, cache = self.folder / "fonts", self.folder / "font-cache"
        unkerned(ARIMO, own)
        configuration = FONT_CONFIGURATION.format(fonts=escape(str(own)), cache=escape(str(cache)))
        self.fonts.write_text(configuration)

    def convert(self, kind, into, *files):
        """Writes the files to the folder `into` as another kind, and gives their new paths."""
        self._run("--convert-to", kind, "--outdir", str(into), *map(str, files))
        converted = [Path(into) / f"{Path(file).stem}.{kind}" for file in files]
        for file in converted:
            assert file.exists(), f"LibreOffice did not write {file.name}"
        return converted

    def _run(self, *arguments):
        own = {
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "FONTCONFIG_FILE": str(self.fonts),
            "SAL_USE_VCLPLUGIN": "svp",
            # Numbers and dates are written one way, whoever runs the tests.
            "LC_ALL": "C.UTF-8",
        }
        profile = (self.folder / "profile").as_uri()
        process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", *arguments],
            env=os.environ | own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # soffice is a script that starts the program: all of it is ended together.
            start_new_session=True,
        )
        try:
            said, _ = process.communicate(timeout=90)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise
        assert process.returncode == 0, f"LibreOffice failed: {said}"
