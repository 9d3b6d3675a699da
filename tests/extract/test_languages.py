from marsad.extract.languages import folders, make_readers, versions


def test_each_folder_with_a_mark_is_a_language() -> None:
    assert folders() == {
        "ar": "marsad.extract.arabic",
        "en": "marsad.extract.english",
    }


def test_every_language_has_a_reader_of_its_version() -> None:
    found = make_readers()
    assert {code: reader.language for code, reader in found.items()} == {
        code: code for code in folders()
    }
    assert {code: reader.version for code, reader in found.items()} == versions()
