"""Prints the shape of the package and fails above the budgets in CONTRIBUTING.md.

A function may be longer than the limit if its `def` line, or the line above it, says
why: `# long: a table of cases`. The budgets of parameters and branches are ruff's.
Run as `python tools/shape.py [ROOT]`.
"""

import ast
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FILE_LINES = 500
FUNCTION_LINES = 60
BROAD_EXCEPTS = 2


@dataclass(frozen=True, slots=True)
class Function:
    """One function or method; nested ones count by themselves as well."""

    where: str
    lines: int
    parameters: int
    typed: bool
    excused: bool


@dataclass(slots=True)
class Shape:
    """What is measured of a package and its tests."""

    files: dict[str, int] = field(default_factory=dict)
    functions: list[Function] = field(default_factory=list)
    imports: dict[str, set[str]] = field(default_factory=dict)
    broad: list[str] = field(default_factory=list)
    test_lines: int = 0


def measure(root: Path) -> Shape:
    """The shape of every package under `root`/src, and the size of the tests."""
    shape = Shape()
    for path in sorted((root / "src").rglob("*.py")):
        name, text = str(path.relative_to(root)), path.read_text(encoding="utf-8")
        tree = ast.parse(text, name)
        shape.files[name] = len(text.splitlines())
        shape.functions += functions(tree, name, text.splitlines())
        parts = path.relative_to(root / "src").with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        shape.imports[module] = set(imports(tree))
        shape.broad += [f"{name}:{line}" for line in broad_excepts(tree)]
    tests = sorted((root / "tests").rglob("*.py"))
    shape.test_lines = sum(len(t.read_text("utf-8").splitlines()) for t in tests)
    return shape


def functions(tree: ast.Module, name: str, lines: list[str]) -> Iterator[Function]:
    """All functions of a module; `self` and `cls` are no parameters."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        taken = node.args
        given = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs]
        given = [arg for arg in given if arg.arg not in ("self", "cls")]
        stars = [arg for arg in (taken.vararg, taken.kwarg) if arg is not None]
        typed = all(arg.annotation is not None for arg in [*given, *stars])
        around = "\n".join(lines[max(node.lineno - 2, 0) : node.lineno])
        yield Function(
            where=f"{name}:{node.lineno} {node.name}",
            lines=(node.end_lineno or node.lineno) - node.lineno + 1,
            parameters=len(given),
            typed=typed and node.returns is not None,
            excused="# long: " in around,
        )


def imports(node: ast.AST) -> Iterator[str]:
    """What is imported with the module itself: not in functions or type checks."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom) and child.module is not None:
            yield child.module
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        yield from imports(child)


def broad_excepts(tree: ast.Module) -> Iterator[int]:
    """Lines of handlers that catch everything and do not raise it again."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = [] if node.type is None else list(ast.walk(node.type))
        names = {name.id for name in caught if isinstance(name, ast.Name)}
        raised = [n for n in ast.walk(node) if isinstance(n, ast.Raise)]
        again = any(n.exc is None for n in raised)
        if not again and (node.type is None or names & {"Exception", "BaseException"}):
            yield node.lineno


def cycles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules that import each other, each group once."""
    reach = {module: _reachable(edges, module) for module in edges}
    groups = {
        tuple(sorted(other for other in reach[one] if one in reach.get(other, ())))
        for one in edges
    }
    return sorted(list(group) for group in groups if len(group) > 1)


def _reachable(edges: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for module in edges[waiting.pop()] & edges.keys() - seen:
            seen.add(module)
            waiting.append(module)
    return seen


def faults(shape: Shape) -> list[str]:
    """One line for everything above a budget."""
    found = [
        f"{name}: {lines} lines, {FILE_LINES} at most"
        for name, lines in shape.files.items()
        if lines > FILE_LINES
    ]
    for one in shape.functions:
        if one.lines > FUNCTION_LINES and not one.excused:
            found.append(f"{one.where}: {one.lines} lines, {FUNCTION_LINES} at most")
        if not one.typed:
            found.append(f"{one.where}: not annotated")
    if len(shape.broad) > BROAD_EXCEPTS:
        found += [f"{place}: one broad except too many" for place in shape.broad]
    found += [f"import cycle: {', '.join(group)}" for group in cycles(shape.imports)]
    return found


def table(shape: Shape) -> str:
    """The shape as a table in Markdown."""
    lines = sum(shape.files.values())
    typed = sum(one.typed for one in shape.functions)
    rows = [
        ("files", f"{len(shape.files)}"),
        ("lines", f"{lines}"),
        ("file median / p95 / max", _spread(list(shape.files.values()))),
        ("functions", f"{len(shape.functions)}"),
        ("function median / p95 / max", _spread([f.lines for f in shape.functions])),
        ("parameters, same", _spread([f.parameters for f in shape.functions])),
        ("typed", f"{100 * typed / max(len(shape.functions), 1):.0f} %"),
        ("import cycles", f"{len(cycles(shape.imports))}"),
        ("broad excepts", f"{len(shape.broad)}"),
        ("test lines per code line", f"{shape.test_lines / max(lines, 1):.2f}"),
    ]
    head = "| measure | value |\n|---|--:|\n"
    return head + "\n".join(f"| {name} | {value} |" for name, value in rows)


def _spread(values: Sequence[int]) -> str:
    """Median, the value that 95 in 100 do not exceed, and the largest."""
    if len(values) == 0:
        return "-"
    ordered = sorted(values)
    most = ordered[-(-95 * len(ordered) // 100) - 1]
    return f"{statistics.median(ordered):g} / {most} / {ordered[-1]}"


def main(root: Path) -> int:
    """Print the table and what is above budget; returns the exit status."""
    shape = measure(root)
    found = faults(shape)
    print(table(shape))
    print("\n".join(["", *found]) if found else "\nwithin budget")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()))
