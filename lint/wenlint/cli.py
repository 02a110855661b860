"""The command line: argv to a run, a run to an exit code. Only this module knows everyone."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import click

import wenlint_rules
from wenlint import __version__
from wenlint.config import Config, ConfigError, active_rules, find_config, override, read_config
from wenlint.discovery import Found, MissingPath, discover
from wenlint.finding import Report, Skipped
from wenlint.registry import Registry, UnknownSelector, load_rules
from wenlint.report import FORMATS, Style, write_report
from wenlint.run import Progress, check_files, display_path, make_checker

STDIN = "-"


class _Failure(click.ClickException):
    """The linter could not do its work."""

    exit_code = 2


class _Codes(click.ParamType[tuple[str, ...]]):
    """Codes, prefixes or names of rules, parted by commas."""

    name = "RULES"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        return tuple(part.strip() for part in str(value).split(",") if part.strip())


def _joined(groups: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    return tuple(part for group in groups for part in group) if groups else None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="wenlint")
def cli() -> None:
    """Wenlint 检查中文文档：占位符、水印残留、编号、重复、数据矛盾。

    The linter for Chinese documents: placeholders, watermark residue, broken numbering,
    duplicates, figures that contradict each other.

    \b
      wenlint check 报告.txt docs/       check files and folders
      wenlint rule NUM001               explain a rule
      wenlint rules                     list all rules

    Exit codes: 0 clean, 1 findings, 2 wenlint could not do its work.
    """


_RULES_OPTION: dict[str, Any] = {"type": _Codes(), "multiple": True}
_COLOR = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True
)
_LANG = click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the messages.")


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|DIR|-]...")
@click.option("--select", **_RULES_OPTION, help="Only these rules: codes, prefixes, names, ALL.")
@click.option("--ignore", **_RULES_OPTION, help="Not these rules.")
@click.option("--extend-select", **_RULES_OPTION, help="These rules too.")
@click.option("--extend-ignore", **_RULES_OPTION, help="Not these rules either.")
@click.option("--preview/--no-preview", default=None, help="Turn on rules in preview.")
@click.option("--exclude", multiple=True, help="Leave these paths out (gitignore patterns).")
@click.option("--extend-exclude", multiple=True, help="Leave these out too.")
@click.option("--force-exclude", is_flag=True, help="Exclude also what is named here.")
@click.option("--respect-gitignore/--no-respect-gitignore", default=None)
@click.option("--encoding", help="Encoding of the files, when it is not told from their bytes.")
@click.option("--config", "config_path", type=click.Path(path_type=Path), help="This config file.")
@click.option("--isolated", is_flag=True, help="Read no config file.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write a cache.")
@click.option("--output-format", type=click.Choice(FORMATS), help="How to report.")
@click.option("--output-file", type=click.Path(path_type=Path), help="Report into this file.")
@click.option("--stdin-filename", help="Name of what comes from the standard input (-).")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0: by need.")
@click.option("--show-settings", is_flag=True, help="Print the settings and stop.")
@click.option("--show-files", is_flag=True, help="Print the files to check and stop.")
@_COLOR
@_LANG
def check(paths: tuple[Path, ...], **options: Any) -> int:
    """检查文件和文件夹 (check files and folders; default: this folder).

    \b
      wenlint check 报告.txt
      wenlint check docs --select PH,WM --output-format concise
      cat 报告.txt | wenlint check - --stdin-filename 报告.txt
    """
    paths = paths or (Path(),)
    registry = load_rules(wenlint_rules)
    config = _config(paths, options)
    if options["show_settings"]:
        _show_settings(config, registry)
        return 0
    if Path(STDIN) in paths:
        if len(paths) > 1:
            raise _Failure("“-”不能与其他路径同用 (`-` stands alone)")
        report = _check_stdin(config, registry, options["stdin_filename"])
    else:
        files = _files(paths, config, force_exclude=options["force_exclude"])
        if options["show_files"]:
            click.echo("".join(display_path(found.path) + "\n" for found in files), nl=False)
            return 0
        if not files and options["force_exclude"]:
            return 0
        progress = _progress(options["quiet"])
        report = check_files(files, config, registry, jobs=options["jobs"], progress=progress)
    _write(report, config, options)
    return 0 if options["exit_zero"] and report.exit_code == 1 else report.exit_code


@cli.command("rule")
@click.argument("code")
@_COLOR
@_LANG
def explain_rule(code: str, color: str, lang: str | None) -> None:
    """解释一条规则 (explain a rule)."""
    from wenlint.explain import write_rule

    registry = load_rules(wenlint_rules)
    try:
        found = registry.matching(code)
    except UnknownSelector as error:
        meant = f"；是不是 {error.nearest}？(did you mean it?)" if error.nearest else ""
        raise _Failure(f"没有规则 {code!r} (unknown rule){meant}") from None
    for wanted in found:
        rule = registry.by_code[wanted]
        write_rule(rule, sys.stdout, language=lang or "zh", color=_color(color))


@cli.command("rules")
@_COLOR
@_LANG
def list_rules(color: str, lang: str | None) -> None:
    """列出全部规则 (list all rules)."""
    from wenlint.explain import write_rules

    write_rules(load_rules(wenlint_rules), sys.stdout, language=lang or "zh", color=_color(color))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    _use_utf8_in_pipes()
    try:
        result = cli.main(args=list(argv) if argv is not None else None, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ConfigError as error:
        click.echo(f"Error: {error}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Aborted!", err=True)
        return 130
    except BrokenPipeError:  # the reader of the pipe has gone, `| head` for one
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return result if isinstance(result, int) else 0


def run() -> None:
    """Run as the command `wenlint`."""
    sys.exit(main())


def _use_utf8_in_pipes() -> None:
    """Reports are UTF-8 wherever they go; a terminal keeps its encoding but never fails."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _config(paths: Sequence[Path], options: dict[str, Any]) -> Config:
    """Return the settings of files and command line together."""
    config = Config(root=Path.cwd())
    path = options["config_path"]
    if path is not None and options["isolated"]:
        raise _Failure("--config 与 --isolated 只能取其一 (use one of them)")
    if path is not None and not path.is_file():
        raise _Failure(f"--config 指定的文件不存在 (no such file): {path}")
    if path is None and not options["isolated"]:
        path = find_config(_common_folder(paths))
    if path is not None:
        config = read_config(Path(display_path(path)), config)
    settings = {
        name: _joined(options[name])
        for name in ("select", "ignore", "extend_select", "extend_ignore")
    }
    if settings["select"] is not None:  # what the file added belongs to the file's own selection
        config = override(config, {"extend_select": ()})
    settings |= {
        name: options[name]
        for name in ("preview", "respect_gitignore", "encoding", "lang", "output_format")
    }
    settings |= {name: options[name] or None for name in ("exclude", "extend_exclude")}
    config = override(config, settings)
    _check_values(config)
    return config


def _check_values(config: Config) -> None:
    if config.output_format not in FORMATS:
        known = " / ".join(FORMATS)
        raise ConfigError(f"{config.source}: output-format 只能是 (must be one of) {known}")
    if config.encoding is not None:
        try:
            "".encode(config.encoding)
        except LookupError:
            raise _Failure(f"没有编码 {config.encoding!r} (unknown encoding)") from None


def _common_folder(paths: Sequence[Path]) -> Path:
    """Return the deepest folder that holds all `paths`: where the search for a config begins."""
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives on Windows
        return Path.cwd()


def _files(paths: Sequence[Path], config: Config, *, force_exclude: bool) -> list[Found]:
    try:
        files = list(discover(paths, config, force_exclude=force_exclude))
    except MissingPath as error:
        raise _Failure(f"路径不存在 (no such file or folder): {error}") from None
    if not files and not force_exclude:
        suffixes = " ".join(config.suffixes)
        raise _Failure(
            f"没有可检查的文件：这些路径下没有 {suffixes} 文件，或都被排除了"
            f" (no file to check: none with {suffixes}, or all are excluded)"
        )
    return files


def _check_stdin(config: Config, registry: Registry, filename: str | None) -> Report:
    name = filename or "stdin.txt"
    checker = make_checker(config, registry)
    outcome = checker.check_bytes(sys.stdin.buffer.read(), name, Path(name), named=True)
    return Report(()) if isinstance(outcome, Skipped) else Report((outcome,))


def _write(report: Report, config: Config, options: dict[str, Any]) -> None:
    style = Style(config.lang, _color(options["color"]), quiet=options["quiet"])
    path = options["output_file"]
    if path is None:
        write_report(report, config.output_format, sys.stdout, style)
        return
    try:
        _write_atomically(path, report, config.output_format, style)
    except OSError as error:
        raise _Failure(f"写不了 --output-file (cannot write) {path}: {error.strerror}") from None


def _write_atomically(path: Path, report: Report, output_format: str, style: Style) -> None:
    """Write beside `path`, then rename: a reader never sees half a report."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
            write_report(report, output_format, stream, style)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _color(choice: str) -> bool | None:
    return {"always": True, "never": False}.get(choice)


def _progress(quiet: bool) -> Progress | None:
    """Return what shows progress on the terminal, if there is one to show it on."""
    if quiet or not sys.stderr.isatty():
        return None
    stream: TextIO = sys.stderr

    def show(done: int, total: int) -> None:
        if total >= 200 and (done % 50 == 0 or done == total):
            stream.write("\r\x1b[K" if done == total else f"\r{done}/{total} ")
            stream.flush()

    return show


def _show_settings(config: Config, registry: Registry) -> None:
    active = active_rules(config, registry)
    source = display_path(config.source) if config.source else "-"
    click.echo(f"config = {source}")
    for name, value in vars(config).items():
        if name not in ("source", "root"):
            click.echo(f"{name.replace('_', '-')} = {_shown(value)}")
    click.echo("active rules:")
    for one in active:
        click.echo(f"  {one.rule.code} {one.rule.name} {one.severity.value}")


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
