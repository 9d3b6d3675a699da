"""The only reader of the environment and of marsad.toml: one frozen object."""

import difflib
import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import pydantic
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from marsad.errors import OperatorError
from marsad.extract.hosted.options import MODES, HostedOptions, address_fault
from marsad.publish.audiences import Own, ladder, rule_faults, shielded
from marsad.publish.titles import first_of, in_languages, listed, web_address
from marsad.records.ids import content_id
from marsad.records.source import KINDS, RELIABILITY, RISKS, Source
from marsad.records.tally import POLICIES
from marsad.records.war import AUDIENCES, Party, PublishRules, War
from marsad.records.when import Clock

CONFIG = "marsad.toml"
SECRETS = "secrets.toml"
READER_KEY = "MARSAD_READER_KEY"
"""The variable that holds the key of a hosted reader; it wins over secrets.toml."""
READERS = ("builtin", "openai")
CODES_HELP = "two capital letters of ISO 3166, such as SY for Syria"


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f"must be one of {', '.join(map(repr, known))}")
        return value

    return check


Shown: TypeAlias = Annotated[dict[str, str], BeforeValidator(in_languages)]


class _War(_Table):
    name: str = Field(min_length=1)
    area: list[str] = []
    languages: list[str] = ["en"]
    counting: Annotated[str, AfterValidator(_one_of(POLICIES))] = POLICIES[0]


class _Party(_Table):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    aliases: list[str] = []
    side: str | None = None
    colour: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")


class _Source(_Table):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    aliases: list[str] = []
    kind: Annotated[str, AfterValidator(_one_of(KINDS))] = "outlet"
    reliability: Annotated[str, AfterValidator(_one_of(RELIABILITY))] = "F"
    side: str | None = None
    ties: list[str] = []
    protected: bool = False
    risk: Annotated[str, AfterValidator(_one_of(RISKS))] = RISKS[-1]


class _Shield(_Table):
    delay_days: int | None = Field(default=None, ge=0, strict=True)
    blur_km: float | None = Field(default=None, ge=0, strict=True)


class _Audience(_Shield):
    withhold_names: bool | None = None
    risk: dict[Literal["low", "medium", "high"], _Shield] = {}


class _Internal(_Audience):
    withhold_names: bool | None = False


class _Publish(_Table):
    title: Shown = {}
    publisher: Shown = {}
    licence: str = "CC-BY-4.0"
    contact: str = ""
    url: Annotated[str, AfterValidator(web_address)] = ""
    delay_days: int = Field(default=3, ge=0, strict=True)
    blur_km: float = Field(default=20.0, ge=0, strict=True)
    withhold_names: bool = True
    public_persons: list[str] = []
    maps: tuple[str, ...] = ()
    risk: dict[Literal["low", "medium", "high"], _Shield] = {}


class _Audiences(_Table):
    partner: _Audience = _Audience()
    internal: _Internal = _Internal()


class _Reader(_Table):
    kind: Annotated[str, AfterValidator(_one_of(READERS))] = "builtin"
    address: str = ""
    model: str = ""
    mode: Annotated[str, AfterValidator(_one_of(MODES))] = "beside"
    languages: list[str] = []
    send_protected: bool = Field(default=False, strict=True)
    timeout_s: float = Field(default=120.0, gt=0)
    retries: int = Field(default=2, ge=0, le=10)
    requests_per_minute: float = Field(default=60.0, ge=0)
    max_tokens: int = Field(default=4096, ge=64)
    part_length: int = Field(default=4000, ge=1000)
    price_in: float = Field(default=0.0, ge=0)
    price_out: float = Field(default=0.0, ge=0)


class _Config(_Table):
    war: _War
    parties: list[_Party] = []
    sources: list[_Source] = []
    publish: _Publish = _Publish()
    audiences: _Audiences = _Audiences()
    reader: _Reader = _Reader()


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a monitor's things lie."""

    root: Path

    @property
    def config(self) -> Path:
        """The war, its parties, sources and publishing rules."""
        return self.root / CONFIG

    @property
    def secrets(self) -> Path:
        """Strings that would give protected sources away."""
        return self.root / SECRETS

    @property
    def store(self) -> Path:
        """The record."""
        return self.root / "record.sqlite"

    @property
    def vault(self) -> Path:
        """Every byte of evidence."""
        return self.root / "vault"

    @property
    def places(self) -> Path:
        """Places and boundaries that the monitor has loaded."""
        return self.root / "places.sqlite"

    @property
    def ground(self) -> Path:
        """Maps of who holds what that the monitor has imported."""
        return self.root / "ground.sqlite"

    @property
    def answers(self) -> Path:
        """What a hosted reader answered, so that it is asked once."""
        return self.root / "answers"

    @property
    def key(self) -> Path:
        """The private key that signs the log's head."""
        return self.root / "log.key"

    @property
    def releases(self) -> Path:
        """What was published; releases for others lie in folders beside it."""
        return self.root / "releases"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a command needs to know before it starts."""

    folder: Folder
    war: War
    now: Clock
    cache: Path
    """For indexes that can be made again, such as the gazetteer's."""
    reader: HostedOptions | None = None
    """The second reader, where the monitor has one."""
    unlisted: tuple[str, ...] = ()
    """Ids of protected sources of which secrets.toml does not speak: not even an empty
    list says that nothing is known to give them away."""

    @property
    def places(self) -> Path | None:
        """The monitor's own places; None where there is no monitor."""
        return self.folder.places if self.folder.config.is_file() else None

    @property
    def ground(self) -> Path | None:
        """The monitor's imported maps; None where there is no monitor."""
        return self.folder.ground if self.folder.config.is_file() else None


def load(root: Path) -> Settings:
    """Settings of the monitor in `root`.

    Raises:
        OperatorError: there is no monitor there, or marsad.toml is faulty; the
            message names the file, the key, what is wrong and what is right.
    """
    folder = Folder(root)
    if not folder.config.is_file():
        raise OperatorError(
            f"{root} is not a monitor: it has no {CONFIG}. "
            f"Make one with `marsad init {root}`."
        )
    config = _parse(folder.config)
    secrets = _secrets(folder.secrets, {source.id for source in config.sources})
    war, reader = _war(config, secrets), _hosted(config, folder.secrets)
    war = replace(war, secret=_secret(folder.key))
    kept = (source.id for source in war.sources if source.protected)
    unlisted = tuple(id for id in kept if id not in secrets)
    return Settings(folder, war, clock(), cache_folder(), reader, unlisted)


def stateless() -> Settings:
    """Settings for commands that need no monitor."""
    return Settings(Folder(Path()), War(name=""), clock(), cache_folder())


def clock() -> Clock:
    """The present moment, or SOURCE_DATE_EPOCH where that is set.

    Raises:
        OperatorError: SOURCE_DATE_EPOCH is not a whole number of seconds.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        return lambda: datetime.now(UTC).replace(microsecond=0)
    if not fixed.isdigit():
        raise OperatorError(f"SOURCE_DATE_EPOCH is {fixed!r}, not seconds since 1970")
    moment = datetime.fromtimestamp(int(fixed), UTC)
    return lambda: moment


def cache_folder() -> Path:
    """MARSAD_CACHE, or the user's own cache folder."""
    import platformdirs

    given = os.environ.get("MARSAD_CACHE")
    return Path(given) if given else platformdirs.user_cache_path("marsad")


def visits_file() -> Path:
    """Where it is kept what a reader of this machine saw last: below MARSAD_STATE, or
    in the user's own folder for such things, never in a monitor's."""
    import platformdirs

    given = os.environ.get("MARSAD_STATE")
    folder = Path(given) if given else platformdirs.user_state_path("marsad")
    return folder / "visits.json"


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise OperatorError(f"{path.name}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise OperatorError(f"{path.name}: not UTF-8: {error}") from error
    except OSError as error:
        raise OperatorError(f"{path}: cannot be read: {error.strerror}") from error


def _parse(path: Path) -> _Config:
    data = _read_toml(path)
    try:
        config = _Config.model_validate(data)
    except pydantic.ValidationError as error:
        faults = [_explain(fault) for fault in error.errors()]
        raise OperatorError(_report(path, faults)) from error
    faults = _cross_check(config)
    if faults:
        raise OperatorError(_report(path, faults))
    return config


def _report(path: Path, faults: list[str]) -> str:
    return "\n".join(f"{path.name}: {fault}" for fault in faults)


def _explain(fault: Any) -> str:
    """One fault in words: key, what is wrong, what would be right."""
    key = "".join(
        f"[{part + 1}]" if isinstance(part, int) else f".{part}"
        for part in fault["loc"]
    ).lstrip(".")
    given = fault.get("input")
    match fault["type"]:
        case "extra_forbidden":
            if key in ("reader.key", "reader.api_key"):
                return f"{key}: belongs into {SECRETS} or the variable {READER_KEY}"
            return f"{key}: unknown key{_suggest(fault['loc'])}"
        case "missing":
            return f"{key}: is missing; it must be set"
        case "value_error":
            return f"{key}: {fault['ctx']['error']} (it is {given!r})"
        case "string_pattern_mismatch" if key.endswith("id"):
            return f"{key}: {given!r} must be lower-case letters, digits and hyphens"
        case _:
            return f"{key}: {fault['msg']} (it is {given!r})"


def _suggest(loc: tuple[str | int, ...]) -> str:
    tables: dict[str, type[_Table]] = {
        "war": _War,
        "parties": _Party,
        "sources": _Source,
        "publish": _Publish,
        "audiences": _Audiences,
        "reader": _Reader,
    }
    table = tables.get(str(loc[0]), _Config) if len(loc) > 1 else _Config
    known = list(table.model_fields)
    near = difflib.get_close_matches(str(loc[-1]), known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"


def _cross_check(config: _Config) -> list[str]:
    """Faults that only show when tables are seen together."""
    faults = []
    for name, rows in (("parties", config.parties), ("sources", config.sources)):
        ids = [row.id for row in rows]
        faults += [
            f"{name}: id {id!r} is used twice; ids must differ"
            for id in sorted({id for id in ids if ids.count(id) > 1})
        ]
    known = {source.id for source in config.sources}
    countries = _countries() if config.war.area else set()
    for i, source in enumerate(config.sources, 1):
        faults += [
            f"sources[{i}].ties: no source has the id {tie!r}"
            for tie in source.ties
            if tie not in known
        ]
    sides = {p.id for p in config.parties} | {p.side for p in config.parties}
    faults += [
        f"sources[{i}].side: {source.side!r} is no party's id or side; known are "
        f"{', '.join(sorted(side for side in sides if side)) or 'none'}"
        for i, source in enumerate(config.sources, 1)
        if source.side and source.side not in sides
    ]
    faults += [
        f"war.area: {code!r} is no country code; write {CODES_HELP}"
        for code in config.war.area
        if code not in countries
    ]
    faults += [
        f"sources[{i}].risk: is of protected sources only; write protected = true"
        for i, source in enumerate(config.sources, 1)
        if "risk" in source.model_fields_set and not source.protected
    ]
    faults += rule_faults((*_audiences(config), _rules(config)))
    return faults + _reader_faults(config.reader)


def _reader_faults(reader: _Reader) -> list[str]:
    if reader.kind != "openai":
        return []
    wrong = address_fault(reader.address)
    faults = [f"reader.address: {wrong}"] if wrong is not None else []
    if not reader.model.strip():
        faults.append("reader.model: is missing; name a model that the address has")
    return faults


def _countries() -> set[str]:
    import pycountry

    return {country.alpha_2 for country in pycountry.countries}


def _secrets(path: Path, sources: set[str]) -> dict[str, tuple[str, ...]]:
    """Protected strings by source id; none if the file is absent."""
    if not path.exists():
        return {}
    table = _read_toml(path).get("secrets", {})
    if not isinstance(table, dict):
        raise OperatorError(f"{path.name}: [secrets] must be a table of lists")
    for id, strings in table.items():
        if id not in sources:
            raise OperatorError(f"{path.name}: no source has the id {id!r}")
        if not isinstance(strings, list) or not all(
            isinstance(text, str) and text.strip() for text in strings
        ):
            raise OperatorError(f"{path.name}: {id}: must be a list of strings")
    return {id: tuple(strings) for id, strings in table.items()}


def _hosted(config: _Config, secrets: Path) -> HostedOptions | None:
    """The second reader with its key; None where the monitor has none."""
    if config.reader.kind != "openai":
        return None
    given = config.reader.model_dump(exclude={"kind", "languages"})
    languages = config.reader.languages or config.war.languages
    return HostedOptions(key=_key(secrets), languages=tuple(languages), **given)


def _key(secrets: Path) -> str | None:
    """The key from the environment or from [reader] in secrets.toml."""
    key = os.environ.get(READER_KEY)
    if not key and secrets.exists():
        table = _read_toml(secrets).get("reader", {})
        key = table.get("key") if isinstance(table, dict) else None
    if not key:
        return None
    if not isinstance(key, str) or not key.isascii() or not key.isprintable():
        raise OperatorError(
            f"the key of the reader ({READER_KEY}, or [reader] key in {SECRETS}) must "
            "be plain letters, digits and signs on one line"
        )
    return key


def _war(config: _Config, secrets: dict[str, tuple[str, ...]]) -> War:
    return War(
        name=config.war.name,
        area=tuple(config.war.area),
        languages=tuple(config.war.languages),
        counting=config.war.counting,
        parties=tuple(
            Party(p.id, p.name, tuple(p.aliases), p.side, p.colour)
            for p in config.parties
        ),
        sources=tuple(_source(s, secrets.get(s.id, ())) for s in config.sources),
        rules=_rules(config),
        audiences=_audiences(config),
    )


def _secret(key: Path) -> str:
    """What sealed ids are made with: nobody but who has the log's key can make it."""
    try:
        return content_id("seal", key.read_text("utf-8")) if key.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"{key}: cannot be read: {error}") from error


def _rules(config: _Config) -> PublishRules:
    """The public's rules."""
    publish, languages = config.publish, config.war.languages
    shown = ("title", "publisher")
    given = publish.model_dump(exclude={"risk", "public_persons", *shown})
    rules = PublishRules(
        **given,
        title=first_of(publish.title, languages),
        titles=listed(publish.title),
        publisher=first_of(publish.publisher, languages),
        publishers=listed(publish.publisher),
        public_persons=tuple(publish.public_persons),
    )
    return shielded(rules, _own(publish).shields)


def _audiences(config: _Config) -> tuple[PublishRules, ...]:
    """Rules for those who are shown more than the public."""
    own = {name: _own(getattr(config.audiences, name)) for name in AUDIENCES[:-1]}
    own[AUDIENCES[-1]] = _own(config.publish)
    return ladder(_rules(config), own)


def _own(table: _Publish | _Audience) -> Own:
    risk = {str(name): (s.delay_days, s.blur_km) for name, s in table.risk.items()}
    return Own(table.delay_days, table.blur_km, table.withhold_names, risk)


def _source(row: _Source, secrets: tuple[str, ...]) -> Source:
    return Source(
        id=row.id,
        name=row.name,
        kind=row.kind,
        reliability=row.reliability,
        side=row.side,
        ties=tuple(row.ties),
        aliases=tuple(row.aliases),
        protected=row.protected,
        risk=row.risk,
        secrets=secrets,
    )
