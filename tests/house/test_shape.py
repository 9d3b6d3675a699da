import ast
from pathlib import Path

from tools import shape

ROOT = Path(__file__).parents[2]


def test_the_package_is_within_its_budgets() -> None:
    assert shape.faults(shape.measure(ROOT)) == []


def package(root: Path, **files: str) -> shape.Shape:
    """The shape of a package made of these modules."""
    folder = root / "src" / "pack"
    folder.mkdir(parents=True)
    (root / "tests").mkdir()
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    return shape.measure(root)


def long(lines: int, head: str = "def f() -> None:") -> str:
    return "\n".join([head, *["    pass"] * (lines - 1)])


def test_long_functions_need_a_reason(tmp_path: Path) -> None:
    limit = shape.FUNCTION_LINES
    made = package(
        tmp_path,
        a=long(limit),
        b=long(limit + 1),
        c=long(limit + 1, "def f() -> None:  # long: a table"),
        d="# long: a table\n" + long(limit + 1),
    )
    assert shape.faults(made) == [
        f"src/pack/b.py:1 f: {limit + 1} lines, {limit} at most"
    ]


def test_long_files_are_named(tmp_path: Path) -> None:
    made = package(tmp_path, a="x = 1\n" * (shape.FILE_LINES + 1))
    assert len(shape.faults(made)) == 1


def test_cycles_are_named_once(tmp_path: Path) -> None:
    made = package(
        tmp_path,
        a="from pack import b",
        b="import pack.c",
        c="from pack.a import x",
        d="import pack.a",
        e="def late() -> None:\n    import pack.f",
        f="from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pack.e\n"
        "import pack.e",
    )
    assert shape.cycles(made.imports) == [["pack.a", "pack.b", "pack.c"]]
    assert shape.faults(made) == ["import cycle: pack.a, pack.b, pack.c"]


def test_annotations_are_demanded_of_all_but_self(tmp_path: Path) -> None:
    made = package(
        tmp_path,
        a="class A:\n    def f(self, x: int, *y: int) -> None: ...",
        b="def f(x, *, y: int) -> None: ...",
        c="def f(x: int): ...",
    )
    assert [f.where for f in made.functions if not f.typed] == [
        "src/pack/b.py:1 f",
        "src/pack/c.py:1 f",
    ]
    assert made.functions[0].parameters == 1


def test_broad_excepts_are_those_that_swallow() -> None:
    def handler(kind: str, body: str) -> list[int]:
        tree = ast.parse(f"try:\n    f()\nexcept{kind}:\n    {body}")
        return list(shape.broad_excepts(tree))

    assert handler("", "pass") == [3]
    assert handler(" Exception", "raise ValueError") == [3]
    assert handler(" (KeyError, BaseException)", "pass") == [3]
    assert handler(" Exception", "raise") == []
    assert handler(" KeyError", "pass") == []


def test_the_table_counts(tmp_path: Path) -> None:
    made = package(tmp_path, a="def f(x: int) -> int:\n    return x\n", b="x = 1\n")
    lines = shape.table(made).splitlines()[2:]
    rows = dict(line.strip("| ").split(" | ") for line in lines)
    assert rows["lines"] == "3"
    assert rows["file median / p95 / max"] == "1.5 / 2 / 2"
    assert rows["typed"] == "100 %"
