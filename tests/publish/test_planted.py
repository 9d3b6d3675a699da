"""A thousand secrets in all fields of all records: none is in any byte of a release."""

import json
import random
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import OperatorError
from marsad.publish.audiences import Own, ladder
from marsad.publish.manifest import Imprint
from marsad.publish.release import publish_release
from marsad.publish.seal import WITHHELD
from marsad.records.claim import Claim
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.person import PersonCase
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import AUDIENCES
from marsad.records.when import When
from marsad.records.where import Where
from tests.publish.finder import has_day, has_point, plain, texts_of
from tests.publish.scene import HEAD, NOW, scene

LATIN = (
    "ba",
    "be",
    "dro",
    "gu",
    "kha",
    "lin",
    "mor",
    "nas",
    "qui",
    "ra",
    "shi",
    "tol",
    "vek",
    "wun",
    "yar",
    "zel",
)
ARABIC = (
    "با",
    "دور",
    "غيم",
    "خال",
    "لين",
    "مور",
    "ناس",
    "قاي",
    "راد",
    "شيل",
    "طول",
    "وند",
    "يار",
    "زلم",
)
CYRILLIC = (
    "ба",
    "дро",
    "гу",
    "хал",
    "лин",
    "мор",
    "нас",
    "кви",
    "рад",
    "шил",
    "тол",
    "век",
    "вун",
    "яр",
    "зел",
)
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
HOSTS = ("drop.example", "пошта.укр", "بريد.سوريا", "box.xn--p1ai")
FREE = {
    "Report": ("text", "title", "publisher", "part"),
    "Claim": ("quote", "speaker", "via", "actor", "target", "place", "person"),
    "Figure": ("text",),
    "TimeWords": ("text",),
    "Placement": ("words", "reason"),
    "When": ("words",),
    "Origin": ("basis",),
    "Event": ("place", "parties", "reasons"),
    "PersonCase": ("aliases",),
    "PersonStatus": ("speaker",),
    "Control": ("holder", "basis", "area", "place"),
    "Tally": ("place", "reasons"),
    "Grade": ("reasons", "raise_by", "override_reason"),
    "Issue": ("message", "seen"),
    "Decision": ("by", "reason"),
    "Capture": ("name",),
}
"""Fields that hold words of people; the others hold ids and words of ours."""
CODED = (
    ("claims", "kind"),
    ("claims", "reader"),
    ("claims", "status"),
    ("events", "kind"),
    ("controls", "state"),
    ("tallies", "measure"),
    ("tallies", "unit"),
    ("grades", "rule"),
    ("issues", "stage"),
    ("reports", "language"),
)

DAYS = [
    day
    for day in (date(2016, 1, 1) + timedelta(n) for n in range(1400))
    if day.weekday() in (1, 2, 4, 5) and 1 < day.day < 28
]
"""Long before all that open reports tell; no end of a week or month, nor the middle of
a week, which ACLED's layout has."""


@dataclass(frozen=True)
class Secrets:
    """What is planted, by what it is."""

    names: tuple[str, ...]
    private: tuple[str, ...]
    numbers: tuple[str, ...]
    strangers: tuple[str, ...]
    """Numbers and addresses that nobody listed."""
    ids: tuple[str, ...]
    notes: tuple[str, ...]
    files: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    days: tuple[date, ...]

    def __len__(self) -> int:
        return sum(len(getattr(self, field.name)) for field in fields(self))


def made(dice: random.Random) -> Secrets:
    def name() -> str:
        parts = dice.choice((LATIN, ARABIC, CYRILLIC))
        words = ("".join(dice.choices(parts, k=3)) for _ in range(2))
        return " ".join(word.capitalize() for word in words)

    def number() -> str:
        digits = "".join(dice.choices("123456789", k=9))
        forms = (
            f"+963 {digits[:2]} {digits[2:5]} {digits[5:]}",
            f"0{digits[:3]} {digits[3:6]} {digits[6:]}",
            f"(0{digits[:2]}) {digits[2:5]}-{digits[5:]}",
            f"963 {digits[:3]} {digits[3:6]} {digits[6:]}",
            f"0{digits}".translate(EASTERN),
        )
        return forms[int(digits) % len(forms)]

    def several(count: int, make: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(make() for _ in range(3 * count)))[:count]

    def mail() -> str:
        name, number = dice.choice(LATIN), f"{dice.random():.6f}"
        return f"{name}.{number}@{HOSTS[int(number[-1]) % len(HOSTS)]}"

    mails = several(150, mail)
    return Secrets(
        names=several(350, name),
        private=several(450, name)[350:400],
        numbers=several(100, number),
        strangers=(*several(200, number)[100:], *mails),
        ids=several(50, lambda: f"contact-{dice.choice(LATIN)}{dice.randrange(9999)}"),
        notes=several(50, lambda: f"{name()} rang on line {dice.randrange(10**6)}"),
        files=several(50, lambda: f"IMG_{dice.randrange(10**8)}_{name()}.jpg"),
        points=tuple(
            (33 + dice.random() * 3, 36 + dice.random() * 3) for _ in range(50)
        ),
        days=tuple(dice.sample(DAYS, 50)),
    )


def planted(value: Any, words: Any) -> Any:
    """The value with the next secrets behind the words of every field of people's."""
    if isinstance(value, tuple):
        return tuple(planted(item, words) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    free = FREE.get(type(value).__name__, ())
    changed = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name not in free:
            changed[field.name] = planted(held, words)
        elif isinstance(held, tuple):
            changed[field.name] = (*held, words())
        elif held:
            changed[field.name] = f"{held} {words()}"
    return replace(value, **changed)


def world(secrets: Secrets, dice: random.Random) -> Dossier:
    """The scene, with every secret in it somewhere."""
    told = scene()
    pool = [*secrets.names, *secrets.private, *secrets.numbers, *secrets.strangers]
    pool += secrets.ids
    dice.shuffle(pool)
    at = iter(range(10**9))

    def words() -> str:
        return " and ".join(pool[(7 * next(at) + k) % len(pool)] for k in range(7))

    contacts = tuple(
        Source(id, secrets.names[7 * n], "contact", protected=True,
               aliases=secrets.names[7 * n + 1 : 7 * n + 7],
               secrets=(*secrets.numbers[2 * n : 2 * n + 2],))
        for n, id in enumerate(secrets.ids)
    )  # fmt: skip
    whole = {}
    for name in ("reports", "evidence", "claims", "placements", "origins", "grades"):
        kept = getattr(told, name)
        whole[name] = {id: planted(record, words) for id, record in kept.items()}
    _retold(whole, words)
    for name in ("events", "persons", "controls", "tallies", "issues"):
        whole[name] = planted(getattr(told, name), words)
    cases = tuple(
        PersonCase(f"per-x{n:03}", name, (), told.persons[1].statuses)
        for n, name in enumerate(secrets.private)
    )
    whole["persons"] = (*whole["persons"], *cases)
    whole["decisions"] = tuple(
        Decision(f"dec-{n}", NOW, secrets.names[n], "accept", (), note)
        for n, note in enumerate(secrets.notes)
    )
    for n, file in enumerate(secrets.files):
        _shielded(whole, n, file, secrets, words)
    own = {"internal": Own(0, 5.0, False), "partner": Own(0, 10.0)}
    war = replace(told.war, sources=(*told.war.sources, *contacts))
    return Dossier(war=replace(war, audiences=ladder(war.rules, own)), **whole)


def _retold(whole: dict[str, Any], words: Any) -> None:
    """Reports that hold their claims' planted quotes, with secrets around each."""
    for id, report in whole["reports"].items():
        text = f"{words()}. "
        for claim in [c for c in whole["claims"].values() if c.report == id]:
            text += f"{words()} told us that "
            span = (len(text), len(text) + len(claim.quote))
            whole["claims"][claim.id] = replace(claim, span=span)
            text += f"{claim.quote}, as said by {words()}. "
        whole["reports"][id] = replace(report, text=text)


def _shielded(
    whole: dict[str, Any], n: int, file: str, secrets: Secrets, words: Any
) -> None:
    """A protected report of its own, at a point of its own."""
    report, claim = f"rpt-s{n:02}", f"clm-s{n:02}"
    lat, lon = secrets.points[n]
    where = Where(f"Hamlet {secrets.names[n]}", lat, lon, 1, 500, "test", f"s{n}")
    day = secrets.days[n]
    whole["reports"][report] = Report(
        report, words(), f"{n:064}", part=file, publisher=words(), title=words(),
        published=day, source=secrets.ids[n], url=f"https://x.example/{file}",
        protected=True, language="en",
    )  # fmt: skip
    whole["claims"][claim] = Claim(
        claim, report, "shelling", (0, 9), words(), speaker=words(), via=(words(),),
        actor=words(), target=words(), place=words(), person=words(),
    )  # fmt: skip
    whole["placements"][claim] = Placement(
        f"plc-{claim}", claim, words(), where, (), When(day, day, words()), words()
    )
    event = Event(
        f"evt-s{n:02}", "shelling", When(day, day, words()), where, words(), (words(),),
        (claim,), (report,), (report,), reasons=(words(),),
    )  # fmt: skip
    whole["events"] = (*whole["events"], event)


def publish(told: Dossier, audience: str, out: Path) -> Path:
    known = replace(told, war=told.war.shown_to(audience))
    release = publish_release(
        known,
        out,
        Imprint(HEAD, datetime(2021, 6, 9, tzinfo=UTC), None, "marsad 0.1.0"),
    )
    return out / release.id


@pytest.fixture(autouse=True)
def printed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF files, which take most of the time, are made for the public alone."""
    if "public" not in request.node.name:
        monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")


@pytest.fixture(scope="module")
def secrets() -> Secrets:
    return made(random.Random(7))


@pytest.fixture(scope="module")
def told(secrets: Secrets) -> Dossier:
    return world(secrets, random.Random(8))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_planted_secret_is_in_any_byte(
    tmp_path: Path, secrets: Secrets, told: Dossier, audience: str
) -> None:
    assert len(secrets) == 1000
    folder = publish(told, audience, tmp_path)
    hidden = [*secrets.names, *secrets.numbers, *secrets.strangers, *secrets.ids]
    hidden += [*secrets.notes, *secrets.files]
    if audience != "internal":
        hidden += secrets.private
    wanted = {plain(secret): secret for secret in hidden}
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        texts = (path.name, *texts_of(path))
        held = "\n".join(plain(text) for text in texts)
        found += [(path.name, raw) for key, raw in wanted.items() if key in held]
        data = path.read_bytes()
        found += [(path.name, str(p)) for p in secrets.points if has_point(data, *p)]
        raw = "\n".join(texts)
        found += [(path.name, str(day)) for day in secrets.days if has_day(raw, day)]
    assert found == []
    told = map(json.loads, (folder / "data/claims.jsonl").read_text().splitlines())
    masked = [row for row in told if WITHHELD in row["before"] + row["after"]]
    assert len(masked) >= 5


def test_the_finder_finds(tmp_path: Path, secrets: Secrets, told: Dossier) -> None:
    """Without redaction every kind of secret would be met."""
    text = plain(repr(told))
    assert all(plain(one) in text for one in (*secrets.names, *secrets.files))
    assert has_point(b"at 33.12345, 36.54321", 33.12345, 36.54321)
    assert not has_point(b"at 33.12345", 33.12345, 36.54321)
    for text in ("2016-01-05", "5 January 2016", "5 كانون الثاني/يناير 2016"):
        assert has_day(f"on {text}.", date(2016, 1, 5))
    assert not has_day("2016-01-04, 15 January 2016", date(2016, 1, 5))


@pytest.mark.parametrize(("kind", "field"), CODED)
def test_a_secret_in_a_field_that_is_not_for_words_stops_the_release(
    tmp_path: Path, secrets: Secrets, kind: str, field: str
) -> None:
    known = scene()
    held = getattr(known, kind)
    many = list(held.values()) if isinstance(held, dict) else list(held)
    spoilt = [replace(one, **{field: "zt-field-9"}) for one in many]
    changed: Any = tuple(spoilt)
    if isinstance(held, dict):
        changed = dict(zip(held, spoilt, strict=True))
    with pytest.raises(OperatorError, match="nothing was published"):
        publish_release(
            replace(known, **{kind: changed}),
            tmp_path,
            Imprint(HEAD, NOW, None, "marsad 0.1.0"),
        )
    assert list(tmp_path.iterdir()) == []
