"""Writes the reference pages from the program itself and checks all documents.

`python tools/docs.py` writes docs/reference/; with `--check` it writes nothing and
fails if a page there is not current, a relative link leads nowhere or a module does
not say what it is for.
"""

import ast
import enum
import re
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COMMANDS = "docs/reference/commands.md"
LAYOUT = "docs/reference/layout.md"
NOTE = "<!-- Made by `make docs`; change the program, not this page. -->\n"
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_SHELL = ("install_completion", "show_completion")
"""Options that Typer adds, not on every machine."""
_OUTSIDE = re.compile(r"^[a-z][a-z0-9+.-]*:")


def modules(root: Path) -> Iterator[Path]:
    """Every module that is ours to explain: the package and the tools."""
    for folder in ("src", "tools", "training", "evals", "benches"):
        yield from sorted((root / folder).rglob("*.py"))


def purpose(path: Path) -> str:
    """The first line of a module's docstring, empty if it has none."""
    found = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    return (found or "").partition("\n")[0].strip()


def layout_page(root: Path) -> str:
    """One line per module: what it is for."""
    lines = [NOTE, "# Layout\n", "Every module and what it is for.\n"]
    folders: dict[Path, list[Path]] = {}
    for path in sorted((root / "src").rglob("*.py")):
        if purpose(path) != "":
            folders.setdefault(path.parent.relative_to(root / "src"), []).append(path)
    for folder in sorted(folders):
        lines += [f"## {folder}\n", "| module | is for |", "|---|---|"]
        for path in folders[folder]:
            words = purpose(path).replace("|", "\\|")
            lines.append(f"| `{path.name}` | {words} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def commands_page(app: Any) -> str:
    """Every command of a Typer app with its arguments and options."""
    import typer

    group = typer.main.get_command(app)
    lines = [NOTE, "# Commands\n", *_command("marsad", group)]
    return "\n".join(lines).rstrip() + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    shown = [p for p in command.params if not p.hidden and p.name not in _SHELL]
    arguments = [p for p in shown if p.param_type_name == "argument"]
    options = [p for p in shown if p.param_type_name == "option"]
    below: dict[str, Any] = getattr(command, "commands", {})
    usage = [name, *(["[OPTIONS]"] if options else []), *map(_usage, arguments)]
    yield f"## {name}\n"
    yield "    " + " ".join([*usage, *(["COMMAND ..."] if below else [])]) + "\n"
    yield (command.help or "").strip().replace("\b\n", "") + "\n"
    if shown:
        yield "| argument or option | |"
        yield "|---|---|"
        yield from (f"| {_signature(p)} | {_explained(p)} |" for p in shown)
        yield ""
    for key in below:
        if not below[key].hidden:
            yield from _command(f"{name} {key}", below[key])


def _usage(argument: Any) -> str:
    word = argument.metavar or str(argument.name).upper()
    word += "..." if argument.nargs == -1 and not word.endswith("...") else ""
    return word if argument.required else f"[{word}]"


def _signature(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"`{_usage(param)}`".replace("|", "\\|")
    forms = [*param.opts, *param.secondary_opts]
    flag = _annotation(param) is bool or getattr(param, "count", False)
    value = "" if flag else " " + (param.metavar or str(param.name).upper())
    return ", ".join(f"`{form}{value}`" for form in forms)


def _annotation(param: Any) -> Any:
    descriptor = getattr(param, "type_descriptor", None)
    return getattr(descriptor, "annotation", None)


def _explained(param: Any) -> str:
    words = [(param.help or "").strip().replace("\n", " ")]
    kind = _annotation(param)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        words.append("One of " + ", ".join(f"`{one.value}`" for one in kind) + ".")
    elif typing.get_origin(kind) is typing.Literal:
        words.append(
            "One of " + ", ".join(f"`{o}`" for o in typing.get_args(kind)) + "."
        )
    if isinstance(param.default, str | int | float) and param.default not in (
        False,
        "",
    ):
        words.append(f"Default: `{param.default}`.")
    return " ".join(word for word in words if word != "").replace("|", "\\|")


def pages(root: Path) -> dict[Path, str]:
    """Path and content of every page that is made."""
    made = {root / LAYOUT: layout_page(root)}
    if (root / "src/marsad/cli/main.py").exists():
        from marsad.cli.main import app

        made[root / COMMANDS] = commands_page(app)
    return made


def documents(root: Path) -> list[Path]:
    """Every page in Markdown that is ours."""
    folders = ("docs", "examples", "weights", "training", "evals", "benches")
    found = [path for f in folders for path in (root / f).rglob("*.md")]
    return sorted([*root.glob("*.md"), *found])


def dead_links(path: Path) -> list[str]:
    """Relative links of a page that lead to no file, or to no heading of one."""
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    dead = []
    for link in _LINK.findall(text):
        if _OUTSIDE.match(link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name) if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    return dead


def anchors(path: Path) -> set[str]:
    """The names by which a page's headings can be linked to."""
    if path.suffix != ".md":
        return set()
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    heads = re.findall(r"^#+\s+(.*?)\s*$", text, re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", head.lower()) for head in heads]
    return {head.replace(" ", "-") for head in plain}


def faults(root: Path) -> list[str]:
    """One line for everything that is wrong with the documents."""
    found = []
    made = pages(root)
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            found.append(f"{path.relative_to(root)} is not current: run `make docs`")
    for line in made.get(root / COMMANDS, "").splitlines():
        if line.endswith("|  |"):
            found.append(f"{COMMANDS}: {line.split('`')[1]} is not explained")
    for path in documents(root):
        name = path.relative_to(root)
        found += [f"{name}: the link {link} leads nowhere" for link in dead_links(path)]
    for path in modules(root):
        if purpose(path) == "" and path.read_text(encoding="utf-8").strip() != "":
            found.append(f"{path.relative_to(root)}: does not say what it is for")
    return found


def main(root: Path, check: bool) -> int:
    """Write or check; returns the exit status."""
    if not check:
        for path, text in pages(root).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    found = faults(root)
    print("\n".join(found) if found else "documents are current")
    return 1 if found else 0


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1]
    sys.exit(main(here, check="--check" in sys.argv[1:]))
