"""Makes `python -m wenlint` the command `wenlint`."""

from wenlint.cli import run

if __name__ == "__main__":
    run()
