"""Where a store is: addresses, files, and secrets that never show."""

from pathlib import Path

import pytest

from kg.remote.place import BadPlace, Place, place_of

URL = "http://127.0.0.1:7878"
SECRET = "mật-khẩu"  # noqa: S105 - invented


def test_an_address_with_the_login_of_the_environment() -> None:
    found = place_of(URL, {"CAMKET_STORE_USER": "lan", "CAMKET_STORE_PASSWORD": SECRET})
    assert found == Place(URL, user="lan", password=SECRET)
    assert SECRET not in repr(found)
    assert SECRET not in repr(Place(URL, token=SECRET))


def test_a_file_says_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "password.txt").write_text(f"{SECRET}\n", encoding="utf-8")
    file = tmp_path / "store.toml"
    file.write_text(
        'query = "https://kho.example/sparql"\nupdate = "https://kho.example/update"\n'
        'user = "lan"\npassword_file = "password.txt"\nauth = "digest"\nseconds = 5\n',
        encoding="utf-8",
    )
    found = place_of(str(file), {"CAMKET_STORE_USER": "an", "CAMKET_STORE_TOKEN": "t"})
    assert (found.url, found.user, found.password) == ("https://kho.example/sparql", "lan", SECRET)
    assert (found.auth, found.seconds, found.token) == ("digest", 5, "t")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("http://lan:bimat@127.0.0.1/", "CAMKET_STORE_PASSWORD"),
        ("ftp://kho.example/", "no address"),
        ("http://", "no address"),
        ("http://[x/", "no address"),
    ],
)
def test_an_address_that_cannot_be_one(text: str, message: str) -> None:
    with pytest.raises(BadPlace, match=message) as told:
        place_of(text, {})
    assert "bimat" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("url = ", "no TOML"),
        (f'url = "{URL}"\nhost = "x"', "unknown setting 'host'"),
        (f'url = "{URL}"\nseconds = "x"', "wrong type"),
        (f'url = "{URL}"\nseconds = 0', "above 0"),
        (f'url = "{URL}"\nauth = "ntlm"', "basic or digest"),
        ("", "no address"),
    ],
)
def test_a_file_that_is_wrong(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "store.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadPlace, match=message):
        place_of(str(file), {})
