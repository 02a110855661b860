"""Makes `python -m wenlint` the command `wenlint`."""

import sys

# Python looks for modules in the working directory first, but a plug-in comes from the
# environment, never from the folder that is checked. `python -I -m wenlint` looks nowhere else.
if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    sys.path.pop(0)

from wenlint.cli import run

if __name__ == "__main__":
    run()
