"""The small invented war, of a monitor whose settings have Arabic names."""

from dataclasses import replace

from marsad.publish.arabic import in_arabic
from marsad.publish.arabic.names import Names
from marsad.publish.brief import make_brief
from marsad.publish.outline import Brief
from marsad.publish.redact import redact
from marsad.records.dossier import Dossier
from marsad.records.source import Source
from marsad.records.war import Party, War
from tests.publish.scene import NOW, WAR, scene

ARABIC = {
    "north": "جيش الشمال",
    "league": "رابطة الوادي",
    "watch": "مرصد الوادي",
    "wire": "وكالة العاصمة",
    "northtv": "قناة الشمال",
}


def _named(record: Party | Source) -> Party | Source:
    arabic = ARABIC.get(record.id)
    extra = (arabic,) if arabic else ()
    return replace(record, aliases=(*record.aliases, *extra))


WAR_AR: War = replace(
    WAR,
    parties=tuple(_named(party) for party in WAR.parties),  # type: ignore[misc]
    sources=tuple(_named(source) for source in WAR.sources),  # type: ignore[misc]
)
OPENED: Dossier = redact(scene(WAR_AR), NOW.date())
NAMES = Names(OPENED)


def both(dossier: Dossier = OPENED, **given: object) -> tuple[Brief, Brief]:
    """The brief in English, and the Arabic one made from it."""
    english = make_brief(dossier, **given)  # type: ignore[arg-type]
    return english, in_arabic(english, dossier)


def text(brief: Brief) -> str:
    """All sentences, one a line, without the marks that keep names apart."""
    return plain("\n".join(sentence.text for sentence in brief.sentences))


def plain(words: str) -> str:
    """Words without the marks that keep names apart."""
    return words.replace("\u2068", "").replace("\u2069", "")
