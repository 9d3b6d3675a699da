"""What became of persons, and who holds which ground, in Arabic."""

from collections.abc import Sequence

from marsad.publish import views
from marsad.publish.account import unknown_fate
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.number import counted
from marsad.publish.arabic.script import agreeing, inflected, sentence, some
from marsad.publish.arabic.words import say, words
from marsad.publish.likelihood import ARABIC
from marsad.publish.lone import each_unverified, unverified
from marsad.publish.naming import is_known
from marsad.publish.prose import number
from marsad.publish.subjects import Discord, Fate, Hold, Sizes
from marsad.publish.telling import claims_of
from marsad.records.claim import Claim
from marsad.records.control import Control
from marsad.records.when import When


def fate_sentence(told: Fate, names: Names) -> str:
    """``أفاد ص باختطاف س يوم ...؛ ووفق ع كان ذلك يوم ...``"""
    first, claims = views.newest_status(told.statuses, names.dossier)
    who = names.speakers(claims) or [str(words("voices")["unknown"])]
    unknown = first.status == "missing" and unknown_fate(claims)
    status = "unknown" if unknown else first.status
    what = status_words(status, names.person(told.person))
    text = certain("asserted" if unknown else first.certainty, who, what)
    text += f" {names.calendar.days(first.when, True)}"
    for when, others in views.other_days(told.statuses, first, names.dossier):
        day = names.calendar.days(when, True)
        said = some(names.speakers(others))
        text += say("persons", "other_day", who=said, when=day)
    if not views.fate_is_open(told.person, told.statuses, names.dossier):
        return sentence(text)
    every = claims_of((s.claim for s in told.statuses), names.dossier)
    return sentence(text) + unverified(every, names.dossier, ARABIC)


def status_words(status: str, person: str) -> str:
    """What became of somebody, as a noun."""
    return str(words("statuses").get(status, status)).format(p=person)


def certain(certainty: str, who: Sequence[str], what: str) -> str:
    """Somebody says something, as surely as they do: ``رجّح س مقتل ع``."""
    forms = words("persons").get(certainty, words("persons")["asserted"])
    return agreeing(forms, who[0], who=some(who, oblique=False), what=what)


def discord_sentence(told: Discord, names: Names) -> str:
    """That claims on a person contradict each other."""
    return sentence(say("persons", "discord", p=names.person(told.person)))


def sizes_sentence(told: Sizes, names: Names) -> str:
    """``قُدّرت مساحة ... بـ50 كيلومتراً مربعاً يوم ... (س)، ثم بـ12.5 يوم ...``"""
    first, *rest = told.controls
    what = say("ground", "size", area=area_of(first, names))
    q = counted(first.km2 or 0, "km2", True)
    text = say("ground", "put", what=what, q=q, when=_when(first, names))
    text += _whose(first, names)
    for control in rest:
        q = number(control.km2 or 0)
        then = say("ground", "then", q=q, when=_when(control, names))
        text += f"، {then}{_whose(control, names)}"
    known = (_claims(control, names) for control in told.controls)
    return sentence(text) + each_unverified(known, names.dossier, ARABIC)


def size_clause(size: Control, names: Names) -> str:
    """The newest size, for the line over the brief."""
    when = names.calendar.days(When(size.when.start, size.when.start))
    voices = names.speakers(_claims(size, names))
    if not size.km2 and size.holder and is_known(size.holder, names.dossier):
        text = say(
            "ground", "none", x=inflected(names.name(size.holder), True), when=when
        )
    else:
        q = counted(size.km2 or 0, "km2", True)
        what = say("ground", "size", area=area_of(size, names))
        text = say("ground", "put", what=what, q=q, when=when)
    return text + (say("said", "by", who=some(voices)) if voices else "")


def _claims(control: Control, names: Names) -> list[Claim]:
    return claims_of(control.claims, names.dossier)


def area_of(control: Control, names: Names) -> str:
    """Which ground it is: whose, where one is known to hold it, else where it lies."""
    if control.holder and is_known(control.holder, names.dossier):
        return _held_by(control.holder, names)
    area = control.area or control.place or ""
    words, low = area.split(" "), area.lower()
    if low.startswith("ground held by "):
        return _held_by(" ".join(words[3:]), names)
    if low == "ground at large" or not area:
        return say("ground", "some")
    if low.startswith("ground at "):
        place = names.places.place(" ".join(words[2:])).scene
        return say("ground", "at", place=place)
    return names.places.place(area).text


def _held_by(holder: str, names: Names) -> str:
    return say("ground", "held_by", x=inflected(names.name(holder), True))


def _when(control: Control, names: Names) -> str:
    said = control.when.start or control.when.end
    if said is None:
        return say("ground", "no_day")
    return names.calendar.days(When(said, said))


def _whose(control: Control, names: Names) -> str:
    """`` (وفق رواية س)``: who gives a size, and that they only claim it."""
    who = some(names.speakers(_claims(control, names)))
    if not who:
        return ""
    by = say("ground", "claimed", who=who) if control.state == "claimed" else who
    return f" ({by})"


def hold_sentence(told: Hold, names: Names) -> str:
    """``كانت السيطرة في ع بيد س يوم ...، وفق ص. يقول ذلك طرف آخر.``"""
    control = told.control
    holder = names.name(control.holder) if control.holder else ""
    voices = names.speakers(_claims(control, names))
    start = control.when.start
    when = names.calendar.days(When(start, start)) if start else ""
    text = say(
        "states",
        control.state,
        place=place_of(control, names),
        x=inflected(holder, True) or str(words("voices")["nobody"]),
        when=f" {when}",
    )
    at_odds = control.state == "contested" and len(voices) > 1
    key = "by" if control.state != "contested" else "at_odds" if at_odds else "going_by"
    text += say("said", key, who=some(voices)) if voices else ""
    basis = words("bases").get(control.basis.split(", last said")[0], "")
    text = sentence(text) + (f" {sentence(str(basis))}" if basis else "")
    if at_odds:
        return text
    return text + unverified(_claims(control, names), names.dossier, ARABIC)


def place_of(control: Control, names: Names) -> str:
    """The place or area that a control is of."""
    return names.places.place(control.place or control.area or "", control.where).text
