"""The language server (`wenlint server`): what wenlint finds, shown in an editor as one types.

Needs the extra `wenlint[server]`; only the command line imports it, when it is asked for.
"""

from wenlint.server.session import serve

__all__ = ["serve"]
