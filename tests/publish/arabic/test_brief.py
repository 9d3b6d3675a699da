"""The Arabic brief tells what the English one tells, and prints no other number."""

import dataclasses
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad.publish.arabic import in_arabic, to_html, to_markdown
from marsad.publish.brief import make_brief
from marsad.publish.brief import to_html as english_html
from marsad.publish.brief import to_markdown as english_markdown
from marsad.publish.outline import Brief
from marsad.publish.redact import redact
from marsad.publish.wire import rows
from marsad.records.claim import PartOf
from marsad.records.dossier import Dossier
from marsad.records.issue import Issue
from tests.publish.arabic.scene import NAMES, OPENED, WAR_AR, both, plain, text
from tests.publish.scene import NOW, PRIVATE, SECRETS, scene

ENGLISH, ARABIC = both()
TEXT = text(ARABIC)
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
QUOTED = re.compile("«\u2068[^\u2069]*\u2069»")
LATIN = re.compile("[A-Za-z]")


def changed() -> tuple[Brief, Brief]:
    """The briefs after a release that knew less, more, and other things."""
    before: dict[str, list[dict[str, Any]]] = {
        name: [dict(r) for r in rows(name, OPENED)] for name in ("events", "tallies")
    }
    for row in before["events"]:
        if row["id"] == "evt-harim":
            row["figures"] = {"killed": {"low": 10, "best": 12, "high": 12}}
            row["grade"] = "weak"
    before["events"] = [r for r in before["events"] if r["id"] != "evt-salma"]
    gone = {"id": "evt-old", "kind": "clash", "place": "Qadma", "claims": ["clm-old"]}
    before["events"].append({**gone, "end": "2021-04-01"})
    whole = {**before["tallies"][0], "start": None, "end": None, "best": 31000}
    before["tallies"][0].update(low=30000, best=30000)
    before["tallies"].append(whole)
    ruled = dataclasses.replace(OPENED, retracted=frozenset({"clm-old"}))
    return both(ruled, since=date(2021, 5, 5), previous=before)


def weaker() -> Dossier:
    """The scene with figures on weak evidence, and with more that does not agree."""
    tallies = [
        dataclasses.replace(t, low=0, best=0, high=0, grades=(("weak", 9000.0),))
        if t.id == "tly-4"
        else dataclasses.replace(t, grades=(("fair", 18.0), ("weak", 7.0)))
        for t in OPENED.tallies
    ]
    issues = (
        Issue("iss-5", "clm-ccc3", "mismatch-units", "four km is 2.49 miles, not 3"),
        Issue(
            "iss-6", "clm-ccc3", "mismatch-sum", "9 + 6 is 15, more than the stated 14"
        ),
        Issue("iss-7", "clm-ccc3", "mismatch-x", "two statements that do not agree"),
        Issue(
            "iss-8",
            "clm-aaa1",
            "mismatch-figures",
            "'at least 16 people' here, '20 fighters' there, for one event",
            claims=("clm-aaa1", "clm-bbb1"),
        ),
    )
    return dataclasses.replace(
        OPENED, tallies=tuple(tallies), issues=(*OPENED.issues, *issues)
    )


PAIRS = {"scene": both(), "changed": changed(), "weaker": both(weaker())}


@pytest.mark.parametrize("name", PAIRS)
def test_both_languages_tell_the_same_in_the_same_order(name: str) -> None:
    english, arabic = PAIRS[name]
    assert [s.id for s in arabic.sections] == [s.id for s in english.sections]
    for ours, theirs in zip(arabic.sections, english.sections, strict=True):
        assert len(ours.blocks) == len(theirs.blocks)
        assert bool(ours.note) == bool(theirs.note)
    for said, english_said in zip(arabic.sentences, english.sentences, strict=True):
        assert said.claims == english_said.claims
        assert (said.record, said.grade) == (english_said.record, english_said.grade)
        assert said.of is english_said.of is not None


@pytest.mark.parametrize("name", PAIRS)
def test_every_number_stands_in_the_english_brief_too(name: str) -> None:
    english, arabic = PAIRS[name]
    known = english_markdown(english)
    numbers = {*NUMBER.findall(known)}
    numbers |= {str(SMALL.index(w)) for w in re.findall("[a-z]+", known) if w in SMALL}
    for sentence in arabic.sentences:
        assert {*NUMBER.findall(QUOTED.sub("", sentence.text))} <= numbers
    for part in arabic.sections:
        assert {*NUMBER.findall(part.note)} <= numbers


@pytest.mark.parametrize("name", PAIRS)
def test_no_english_words_are_left_but_names_and_quotes(name: str) -> None:
    _, arabic = PAIRS[name]
    kept = ("Anna Lindqvist", "Qadma")
    for sentence in arabic.sentences:
        rest = plain(QUOTED.sub("", sentence.text))
        for word in kept:
            rest = rest.replace(word, "")
        assert not LATIN.search(rest), rest
    for part in arabic.sections:
        assert not LATIN.search(part.title + part.note)


@pytest.mark.parametrize("name", PAIRS)
def test_names_in_other_letters_stand_apart(name: str) -> None:
    for sentence in PAIRS[name][1].sentences:
        outside = re.sub("\u2068[^\u2069]*\u2069", "", sentence.text)
        assert not LATIN.search(outside), outside


@pytest.mark.parametrize("name", PAIRS)
def test_no_sentence_comes_twice_and_none_is_broken(name: str) -> None:
    texts = [s.text for s in PAIRS[name][1].sentences]
    assert len(texts) == len(set(texts))
    for said in texts:
        assert said.endswith(".") and ".." not in said
        assert not re.search(r"\{|\}|None|،،| ،|\( | \)", QUOTED.sub("", said)), said


def test_what_happened_is_told_with_who_says_so_and_the_range() -> None:
    assert (
        "قُتل بين 16 و20 شخصاً، بينهم 7 مدنيين، جرّاء غارات جوية شنّها جيش الشمال في "
        "حارم يوم 3 أيار/مايو 2021، وفق مرصد الوادي وقناة الشمال؛ ونفت قناة الشمال "
        "جانباً من ذلك. محل خلاف: مصدران مستقلان." in TEXT
    )


def test_a_party_claims_its_gains() -> None:
    assert (
        "سيطر جيش الشمال على أراضٍ في سلمى يوم 5 أيار/مايو 2021، وفق رواية طرف في "
        "النزاع (قناة الشمال)." in TEXT
    )
    assert "أُعلنت سيطرة جيش الشمال على سلمى يوم 5 أيار/مايو 2021" in TEXT
    assert "لا يقول ذلك سوى طرف واحد." in TEXT


def test_key_figures() -> None:
    assert "أُفيد بنزوح أكثر من 37,000 شخص من 1 آذار/مارس إلى 10 أيار" in TEXT
    assert "أُفيد بمقتل ما بين 16 و20 شخصاً (الرقم الأرجح 18)" in TEXT
    assert "أُفيد بوجود نحو 3,200 شخص قيد الاحتجاز يوم 10 أيار/مايو 2021" in TEXT
    assert "أُفيد بوجود ما يصل إلى 600 مقاتل يوم 10 أيار/مايو 2021" in TEXT


def test_persons_are_told_without_their_gender() -> None:
    assert "تحدّثت جهة عملها عن احتمال بقاء Anna Lindqvist على قيد الحياة" in TEXT
    assert "شكّكت جهة عملها في بقاء Anna Lindqvist على قيد الحياة" in TEXT
    assert "باختطاف Anna Lindqvist خلال عام 2019." in TEXT
    assert "تتضارب الإفادات بشأن مصير Anna Lindqvist." in TEXT


def test_ground_held_is_told_in_order() -> None:
    assert (
        "قُدّرت مساحة الأرض الخاضعة لسيطرة رابطة الوادي بـ50 كيلومتراً مربعاً يوم 20 "
        "نيسان/أبريل 2021 (مرصد الوادي)، ثم بـ12.5 يوم 1 أيار/مايو 2021 (مرصد الوادي)، "
        "ثم بـ4 يوم 10 أيار/مايو 2021 (مرصد الوادي)." in TEXT
    )


def test_both_numbers_of_a_dispute_stand_side_by_side() -> None:
    assert (
        "بشأن حارم: مقتل ما لا يقل عن 16 شخصاً وفق مرصد الوادي، في مقابل مقتل 20 "
        "مقاتلاً وفق قناة الشمال." in TEXT
    )
    assert "ونفت قناة الشمال ذلك: «It denied that civilians were hurt»." in TEXT


def test_a_number_that_is_denied_is_told_as_denied() -> None:
    claims = dict(OPENED.claims)
    claims["clm-bbb1"] = dataclasses.replace(claims["clm-bbb1"], certainty="denied")
    _, arabic = both(dataclasses.replace(OPENED, claims=claims))
    assert "مقتل 20 مقاتلاً وفق قناة الشمال" not in text(arabic)
    assert "نفت قناة الشمال ذلك: «20 fighters were killed in Harim»" in text(arabic)


def test_doubt_is_told_with_its_words() -> None:
    assert (
        "تحدّث مرصد الوادي عن احتمال وجود ما يصل إلى 600 مقاتل؛ والنص الأصلي: «Up to "
        "600 fighters may remain" in TEXT
    )


def test_what_does_not_agree_in_a_report_is_told() -> None:
    said = text(PAIRS["weaker"][1])
    assert "4 كيلومترات تعادل 2.49 ميل، والمذكور 3 أميال؛" in said
    assert "مجموع 9 + 6 هو 15، وهو أكثر من المذكور: 14؛" in said
    assert "في التقرير قولان لا يتفقان؛" in said
    assert "ورد ما لا يقل عن 16 شخصاً في موضع، و20 مقاتلاً في موضع آخر" in said
    assert "«four square kilometres (one square mile)»" in said


def test_figures_on_weak_evidence_stand_apart() -> None:
    said = text(PAIRS["weaker"][1])
    assert "لم يتأكد أي رقم لعدد النازحين ولم يُفد به مصدران مستقلان" in said
    assert "أكبر رقم من مصدر منفرد أكثر من 37,000 شخص، وفق مرصد الوادي." in said


def test_what_changed() -> None:
    said, brief = text(PAIRS["changed"][1]), PAIRS["changed"][1]
    assert "غارات جوية في حارم، 3 أيار/مايو 2021: رُفع عدد القتلى من 12 إلى 18." in said
    assert "التقييم الآن «محل خلاف»، وكان «مصدر واحد»." in said
    own = "ارتفع من 30,000 على الأقل إلى 37,000 على الأقل."
    assert f"عدد النازحين من 1 آذار/مارس إلى 10 أيار/مايو 2021: {own}" in said
    assert "لم يعد في السجل: اشتباكات في Qadma، 1 نيسان/أبريل 2021." in said
    note = next(s.note for s in brief.sections if s.id == "changed")
    assert note == "ما أُفيد به لأول مرة بعد 5 أيار/مايو 2021: حدث واحد، في يوم سابق."


def test_the_line_over_the_brief() -> None:
    assert ARABIC.headline
    assert plain(ARABIC.headline.text).startswith(
        "قُتل بين 16 و20 شخصاً، بينهم 7 مدنيين،"
    )
    assert "؛ وقُدّرت مساحة الأرض الخاضعة لسيطرة رابطة الوادي بـ4" in plain(
        ARABIC.headline.text
    )


def test_headings_and_notes() -> None:
    happened = next(s for s in ARABIC.sections if s.id == "happened")
    assert happened.title == "ما الذي جرى"
    assert [b.heading for b in happened.blocks][:2] == [
        "من 10 إلى 16 أيار/مايو 2021",
        "5 أيار/مايو 2021",
    ]
    persons = next(s for s in ARABIC.sections if s.id == "persons")
    assert persons.note == "في السجل شخص آخر لا يُذكر اسمه هنا."
    unverified = next(s for s in ARABIC.sections if s.id == "unverified")
    assert unverified.note == "من أصل 3 أحداث: حدثان من مصدر واحد."


def test_what_is_left_to_the_data_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.publish.sections.MOST_EVENTS", 1)
    _, arabic = both()
    happened = next(s for s in arabic.sections if s.id == "happened")
    assert happened.note.endswith("وفي البيانات حدثان آخران.")


def test_an_empty_record_has_a_brief() -> None:
    empty = dataclasses.replace(
        OPENED, reports={}, claims={}, events=(), persons=(), controls=(), tallies=(),
        issues=(), grades={},
    )  # fmt: skip
    _, arabic = both(empty)
    said = to_markdown(arabic, WAR_AR)
    assert "لا إصدار سابقاً للمقارنة به. في السجل: لا تقارير، ولا أحداث." in said
    assert "حتى يوم غير معروف." in said


def test_a_withheld_name_never_appears() -> None:
    for war in (WAR_AR, None):
        whole = scene(war) if war else scene()
        opened = redact(whole, NOW.date())
        arabic = in_arabic(make_brief(opened), opened)
        for page in (to_markdown(arabic, opened.war), to_html(arabic, opened.war)):
            for secret in (*SECRETS, PRIVATE, "Haddadin"):
                assert secret.casefold() not in page.casefold()
            assert "مصدر محمي" in page


def test_disputes_that_read_alike_are_told_by_their_words() -> None:
    claims = dict(OPENED.claims)
    claims["clm-aaa1"] = dataclasses.replace(
        claims["clm-aaa1"],
        figures=tuple(
            dataclasses.replace(f, part_of=PartOf("clm-aaa1", 0))
            for f in claims["clm-aaa1"].figures
        ),
    )
    claims["clm-bbb1"] = dataclasses.replace(
        claims["clm-bbb1"], figures=(), actor="Northern Army"
    )
    _, arabic = both(dataclasses.replace(OPENED, claims=claims))
    assert "قال مرصد الوادي: «air strikes" in text(arabic)
    assert "وقالت قناة الشمال: «20 fighters were killed in Harim»." in text(arabic)


def test_markdown_and_html_carry_every_sentence_and_ask_nobody() -> None:
    markdown = to_markdown(ARABIC, WAR_AR, "brief.md")
    page = to_html(ARABIC, WAR_AR, "brief.html")
    for sentence in ARABIC.sentences:
        assert f"#{sentence.claims[0]}" in markdown
        assert f"#{sentence.claims[0]}" in page
    assert '<html lang="ar" dir="rtl">' in page
    assert "<bdi>Anna Lindqvist</bdi>" in page
    assert "\u2068" not in page.split("<body>")[1]
    assert "://" not in page
    assert markdown.startswith("# ")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_from_disk(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    path = tmp_path / "brief.ar.html"
    path.write_text(to_html(ARABIC, WAR_AR, "brief.html"), "utf-8")
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first = "getComputedStyle(document.querySelector('li')).direction"
    assert page.evaluate(first) == "rtl"
    context.close()


def test_each_language_leads_to_the_other() -> None:
    assert '<a href="brief.html" lang="en"' in to_html(ARABIC, WAR_AR, "brief.html")
    assert "[English](brief.md)" in to_markdown(ARABIC, WAR_AR, "brief.md")
    assert "English" not in to_html(ARABIC, WAR_AR)
    english = english_html(ENGLISH, "brief.ar.html")
    assert '<a href="brief.ar.html" lang="ar"' in english and "العربية" in english
    assert "[العربية](brief.ar.md)" in english_markdown(ENGLISH, "brief.ar.md")
    assert "العربية" not in english_html(ENGLISH)


def test_html_in_a_record_stays_text() -> None:
    event = dataclasses.replace(OPENED.events[1], place="<script>{x}</script>")
    _, arabic = both(dataclasses.replace(OPENED, events=(event,)))
    assert "<script>" not in to_html(arabic, WAR_AR)
    assert "<script>" not in to_markdown(arabic, WAR_AR).replace("\\<script\\>", "")


def test_all_names_of_the_scene_are_arabic() -> None:
    said = {NAMES.speaker(claim) for claim in OPENED.claims.values()}
    assert not any(LATIN.search(name) for name in said)
