"""The command line: argv to options, an outcome to an exit code."""

from __future__ import annotations

import io
import reprlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from wenlint import __version__
from wenlint.command.helping import SectionedCommand
from wenlint.command.naming import refuse_names_as_options
from wenlint.command.streams import forget_output, ready_streams, tell
from wenlint.core.failure import Failure
from wenlint.report.formats import FORMATS

if TYPE_CHECKING:
    from wenlint.engine.registry import Registry

# Each command imports what it needs, so that `--version` and `--help` need next to nothing.

Command = TypeVar("Command", bound=Callable[..., Any])


class _Rules(click.ParamType[tuple[str, ...]]):
    """Codes, prefixes or names of rules, parted by commas."""

    name = "RULES"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        return tuple(part.strip() for part in str(value).split(",") if part.strip())


class _Report(click.ParamType[tuple[str, Path]]):
    """A format and the file to write it into: sarif=wenlint.sarif."""

    name = "FORMAT=FILE"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, Path]:
        output_format, _, path = str(value).partition("=")
        if output_format not in FORMATS or not path:
            known = " ".join(FORMATS)
            self.fail(
                f"{value!r}: 应写成 格式=文件 (FORMAT=FILE, FORMAT one of {known})", param, ctx
            )
        return output_format, Path(path)


def _joined(ctx: Any, param: Any, groups: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    return tuple(part for group in groups for part in group) if groups else None


def _color(ctx: Any, param: Any, choice: str) -> bool | None:
    return {"always": True, "never": False}.get(choice)


def _rules_option(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(name, type=_Rules(), multiple=True, callback=_joined, help=text)


def _patterns_option(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(
        name,
        multiple=True,
        metavar="PATTERN",
        callback=lambda ctx, param, value: tuple(value) or None,
        help=text,
    )


def _path_option(name: str, text: str, *names: str) -> Callable[[Command], Command]:
    return click.option(name, *names, type=click.Path(path_type=Path), metavar="FILE", help=text)


_COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    callback=_color,
    help="When to colour.  [default: auto]",
)
_LANG = click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the messages.")


class _ReaderGone(Exception):
    """The reader of the standard output has gone, `| head` for one."""


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click would end a run without a reader with exit 1, as findings do."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _ReaderGone from error


@click.group(
    cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", prog_name="wenlint")
def cli() -> None:
    """检查中文文档：占位符、水印残留、编号、重复、数据矛盾。

    The linter for Chinese documents: placeholders, watermark residue, broken numbering,
    duplicates, figures that contradict each other.

    \b
      wenlint check 报告.txt docs/       check files and folders
      wenlint rule NUM001               explain a rule
      wenlint rules                     list all rules
      wenlint COMMAND --help            all options of a command

    Exit codes: 0 clean, 1 findings, 2 wenlint could not do its work.
    """


class _Check(SectionedCommand):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`, unless a file has the name of one of them."""
        refuse_names_as_options(args)
        return super().parse_args(ctx, args)


# The first option of each section of the help.
_SECTIONS = {
    "--select": "Rules",
    "--fix": "Mending",
    "--baseline": "Known findings",
    "--exclude": "Files",
    "--config": "Settings",
    "--output-format": "Report",
    "--watch": "Running",
}


@cli.command(cls=_Check, sections=_SECTIONS)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|DIR|-]...")
@_rules_option("--select", "Only these rules: codes, prefixes, names, ALL.")
@_rules_option("--ignore", "Not these rules.")
@_rules_option("--extend-select", "These rules too.")
@_rules_option("--extend-ignore", "Not these rules either.")
@click.option("--preview/--no-preview", default=None, help="Turn on rules in preview.")
@click.option("--across/--no-across", default=None, help="Compare the files with each other too.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: renumber as well.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, write nothing.")
@_path_option("--annotate", "Word: write copies with a comment at each finding here.")
@click.option("--force", is_flag=True, help="With --annotate: replace what stands there.")
@_path_option("--baseline", "Report only what this baseline does not know.")
@_path_option("--write-baseline", "Write all findings into this baseline and exit 0.")
@click.option("--update-baseline", is_flag=True, help="Prune what is gone from the baseline.")
@click.option("--new-from", metavar="REV", help="Report only on lines changed since REV.")
@click.option("--new-from-merge-base", metavar="REV", help="… since the branch left REV.")
@_patterns_option("--exclude", "Leave these paths out (gitignore patterns).")
@_patterns_option("--extend-exclude", "Leave these out too.")
@click.option("--force-exclude", is_flag=True, help="Exclude also what is named here.")
@click.option(
    "--respect-gitignore/--no-respect-gitignore",
    default=None,
    help="Leave out what git ignores and does not track.",
)
@click.option("--allow-empty", is_flag=True, help="Exit 0 where there is no file to check.")
@click.option(
    "--strict-files", is_flag=True, help="Exit 2 for PDF, .doc and the like in folders too."
)
@click.option("--encoding", help="Encoding of the files, when it is not told from their bytes.")
@click.option(
    "--tracked",
    type=click.Choice(("final", "original")),
    help="Word: read tracked changes as accepted, or as never made.",
)
@click.option(
    "--final", is_flag=True, help="Word: comments and changes left in are warnings (WM008)."
)
@click.option("--stdin-filename", metavar="NAME", help="Name of the standard input (-).")
@click.option("--show-files", is_flag=True, help="Print the files to check and stop.")
@_path_option("--config", "Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--show-settings", is_flag=True, help="Print the settings and stop.")
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help=f"How to report: {', '.join(FORMATS)}.",
)
@_path_option("--output-file", "Report into this file.")
@click.option(
    "--report",
    "reports",
    type=_Report(),
    multiple=True,
    help="Write this report too; may be given several times.",
)
@click.option("--statistics", is_flag=True, help="Print how often each rule was drawn.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
@_COLOR
@_LANG
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0: by need."
)
@click.option(
    "--no-cache", is_flag=True, expose_value=False, help="For scripts: there is no cache anyway."
)
def check(paths: tuple[Path, ...], watch: bool, **options: Any) -> int:
    """检查文件和文件夹 (check files and folders; default: this folder).

    \b
      wenlint check 报告.txt
      wenlint check docs --select PH,WM --output-format concise
      wenlint check docs --fix --diff                  show what --fix would do
      wenlint check 报告.docx --annotate 已校对.docx   a copy of it with comments
      wenlint check . --write-baseline known.json      accept what is there …
      wenlint check . --baseline known.json            … and report what is new
      wenlint check . --new-from-merge-base origin/main
      wenlint check docs --report sarif=wenlint.sarif --report junit=wenlint.xml
      cat 报告.txt | wenlint check - --stdin-filename 报告.txt

    Exit codes: 0 clean or hints only, 1 errors or warnings, 2 wenlint could not do its work.
    """
    from wenlint.command.checking import run_check
    from wenlint.command.options import CheckOptions

    asked = CheckOptions(paths=paths or (Path(),), **options)
    if watch:
        from wenlint.command.watching import watch_check

        return watch_check(asked)
    return run_check(asked)


@cli.command("rule")
@click.argument("code")
@_COLOR
@_LANG
def explain_rule(code: str, color: bool | None, lang: str | None) -> None:
    """解释一条规则，或一族规则 (explain a rule, or a family of them).

    \b
      wenlint rule NUM001
      wenlint rule gap
      wenlint rule PH --lang en
    """
    from wenlint.core.diagnostics import DIAGNOSTICS
    from wenlint.engine.registry import UnknownSelector
    from wenlint.explain import write_rule

    registry, language = _rules_here(lang)
    if diagnostic := DIAGNOSTICS.get(code.upper()):
        about = diagnostic.en if language == "en" else diagnostic.zh
        click.echo(f"{code.upper()} {diagnostic.name}\n\n{about}")
        return
    try:
        found = registry.matching(code)
    except UnknownSelector as error:
        meant = f"；是不是 {error.nearest}？(did you mean it?)" if error.nearest else ""
        raise Failure(f"没有规则 {reprlib.repr(code)} (unknown rule){meant}") from None
    for wanted in found:
        write_rule(registry.by_code[wanted], sys.stdout, language=language, color=color)


@cli.command("rules")
@_COLOR
@_LANG
def list_rules(color: bool | None, lang: str | None) -> None:
    """列出全部规则 (list all rules)."""
    from wenlint.explain import write_rules

    registry, language = _rules_here(lang)
    write_rules(registry, sys.stdout, language=language, color=color)


def _rules_here(lang: str | None) -> tuple[Registry, str]:
    """Return the rules in force in this folder, custom rules too, and the language for them."""
    from wenlint.command.plugins import rules_at_hand
    from wenlint.config import Config, find_config, read_config
    from wenlint.custom_rules import with_custom_rules

    path = find_config(Path.cwd())
    config = read_config(path) if path is not None else Config()
    return with_custom_rules(rules_at_hand(), config), lang or config.lang


@cli.command("init")
def init_config() -> None:
    """写一份带说明的 wenlint.toml (write a commented wenlint.toml).

    It goes into this folder, unless that has settings of wenlint already.
    """
    from wenlint.command.starter import STARTER
    from wenlint.config import find_config

    path = Path("wenlint.toml")
    there = find_config(Path.cwd())
    if there is not None and there.parent == Path.cwd() and there.name != path.name:
        raise Failure(
            f"{there.name} 里已有 wenlint 的设置，没有另写 {path} "
            f"(has settings of wenlint already, no {path} written)"
        )
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(STARTER)
    except FileExistsError:
        raise Failure(f"{path} 已经存在，没有改动 (exists already, left as it is)") from None
    except OSError as error:
        raise Failure(f"写不了 (cannot write) {path}: {error.strerror}") from None
    click.echo(f"已写入 (written): {path}")


@cli.command("server")
@click.option("--stdio", is_flag=True, expose_value=False, help="For editors that insist on it.")
def run_server() -> int:
    """编辑器里边写边查 (serve an editor, over stdin and stdout).

    This is a language server: an editor starts it. It opens no connection.
    """
    try:
        from wenlint.command.plugins import rules_at_hand
        from wenlint.compiled import recall_patterns
        from wenlint.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "wenlint":
            raise
        raise Failure(
            "没有装语言服务器所需的包，请运行 (the language server needs more packages, run): "
            "pip install 'wenlint[server]'"
        ) from None
    recall_patterns()
    return serve(rules_at_hand())


@cli.group("config")
def config_group() -> None:
    """配置的参考 (about the configuration)."""


@config_group.command("schema")
def print_schema() -> None:
    """打印 wenlint.toml 的 JSON schema (print the JSON schema).

    \b
      wenlint config schema > wenlint.schema.json

    Editors complete and check wenlint.toml with it; Taplo and Even Better TOML take the line
    `#:schema ./wenlint.schema.json` at its top.
    """
    from wenlint.command.plugins import rules_at_hand
    from wenlint.schema import dump_schema

    sys.stdout.write(dump_schema(rules_at_hand()))


@cli.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def print_completion(shell: str) -> None:
    """打印命令补全脚本 (print a completion script).

    \b
      bash   eval "$(wenlint completion bash)"               in ~/.bashrc
      zsh    eval "$(wenlint completion zsh)"                in ~/.zshrc
      fish   wenlint completion fish > ~/.config/fish/completions/wenlint.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None  # click knows all three
    click.echo(script(cli, {}, "wenlint", "_WENLINT_COMPLETE").source())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    ready_streams()
    try:
        code = _answer(argv)
        if not sys.stdout.closed:  # as the server leaves it
            sys.stdout.flush()  # or a full disk would be met when nobody can say so any more
    except (_ReaderGone, BrokenPipeError):
        forget_output()
        return 141
    except OSError as error:
        forget_output()
        tell(f"Error: {_about(error)}\n")
        return 2
    except Exception as error:  # a mistake of wenlint, but no findings, as exit 1 would say
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        tell(
            f"Error: 内部错误，请报告 (internal error, please report it): "
            f"{type(error).__name__}: {_visible(str(error))} ({place})\n"
        )
        return 2
    return code


def _answer(argv: Sequence[str] | None) -> int:
    try:
        given = list(argv) if argv is not None else None
        # Named here: completion asks by this name, however wenlint was started.
        result = cli.main(
            args=given,
            prog_name="wenlint",
            standalone_mode=False,
            windows_expand_args=False,  # a name may hold $TOKEN or *: it is a name, no pattern
        )
    except click.ClickException as error:
        from wenlint.core.visible import visible, visible_lines

        shown = io.StringIO()
        error.show(file=shown)
        said = error.format_message()  # on one line, whatever the arguments hold
        tell(visible_lines(shown.getvalue().replace(said, visible(said))))
        return error.exit_code
    except Failure as error:
        tell(f"Error: {_visible(str(error))}\n")
        return 2
    except (click.Abort, KeyboardInterrupt):
        tell("Aborted!\n")
        return 130
    return result if isinstance(result, int) else 0


def _about(error: OSError) -> str:
    """Return what the system refused, and what to do."""
    try:
        Path.cwd()
    except OSError:
        return (
            "工作目录已不存在，请 cd 到别处再运行 (the working directory is gone; cd elsewhere "
            "and run again)"
        )
    why = _visible(error.strerror or str(error))
    if error.filename is None:
        return f"报告写不出去 (the report cannot be written): {why}"
    return f"{_visible(str(error.filename))}: 读写不了 (cannot be read or written): {why}"


def _visible(text: str) -> str:
    from wenlint.core.visible import visible

    return visible(text)


def run() -> None:
    """Run as the command `wenlint`."""
    sys.exit(main())
