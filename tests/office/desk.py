"""A temporary folder with its own data, and the command line of Trellis in it."""

import json
import os
import subprocess
from pathlib import Path


class Desk:
    """Runs the command line in a folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.program = os.environ["TRELLIS_CLI"]

    def path(self, name):
        return self.folder / name

    def run(self, *arguments):
        """What a command prints; a command that fails is an error with what it said."""
        environment = os.environ | {"TRELLIS_DATA": str(self.path("data"))}
        done = subprocess.run(
            [self.program, *map(str, arguments)],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, f"trellis {' '.join(map(str, arguments))}: {done.stderr}"
        return done.stdout

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))
