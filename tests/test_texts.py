"""The three forms of a text are equally long, so that a place in one is a place in all."""

from extract.folding import fold, lower_case
from extract.mentions.texts import Text


def test_forms_keep_places() -> None:
    text = "Giao UBND TỈNH Đắk Lắk"
    forms = Text(text, lower_case(text), fold(text))
    assert len(forms.text) == len(forms.lower) == len(forms.folded)
    assert forms.folded[forms.lower.index("tỉnh") :].startswith("tinh dak lak")
