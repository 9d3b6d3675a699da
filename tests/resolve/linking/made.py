"""Made-up lists of people with known duplicates, for tests of linking."""

import random

from marsad.resolve.linking.link import Rows

GIVEN = [
    "Samir",
    "Rana",
    "Khaled",
    "Huda",
    "Tarek",
    "Lina",
    "Nabil",
    "Salma",
    "Faris",
    "Dunya",
    "Karim",
    "Amal",
    "Ziad",
    "Rima",
    "Bassel",
    "Noura",
    "Hadi",
    "Maha",
    "Anas",
    "Yara",
]
FAMILY = [
    "Darwish",
    "Qabbani",
    "Sabbagh",
    "Haddad",
    "Najjar",
    "Khoury",
    "Shami",
    "Halabi",
    "Masri",
    "Zaytoun",
    "Barakat",
    "Rifai",
    "Kurdi",
    "Jabri",
    "Atassi",
    "Hakim",
    "Bitar",
    "Sawaf",
    "Nahhas",
    "Droubi",
]
PLACES = ("Northtown", "Riverbend", "Oldbridge", "Millford", "Eastgate", "Highmoor")


def people(persons: int, twice: int, seed: int = 7) -> list[dict[str, str]]:
    """Rows of persons, the first `twice` of them in two rows, the second misspelt."""
    chance = random.Random(seed)
    rows = []
    for number in range(persons):
        row = {
            "person": str(number),
            "given": chance.choice(GIVEN),
            "family": chance.choice(FAMILY),
            "dob": f"{chance.randint(1950, 1999)}-{chance.randint(1, 12):02}-"
            f"{chance.randint(1, 28):02}",
            "place": chance.choice(PLACES),
        }
        rows.append(row)
        if number < twice:
            rows.append({**row, "family": _slip(row["family"], chance)})
    return rows


def _slip(word: str, chance: random.Random) -> str:
    """The word with one letter doubled."""
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def as_rows(made: list[dict[str, str]], name: str = "ours") -> Rows:
    """Made-up rows as linking takes them."""
    fields = ("given", "family", "dob", "place")
    return Rows(
        lists=[name] * len(made),
        ids=[f"{at:05}" for at in range(len(made))],
        cells={field: [row[field] for row in made] for field in fields},
        guarded={"age": [row.get("age", "") for row in made]},
    )
