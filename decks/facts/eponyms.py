"""Names of people whose letters a conversion lost, and words whose apostrophe: "Kster" is "Küster", "havent"."""

import re

# Each name by what is left of it without its accented letters, where that is no other word.
_TORN = {
    "".join(letter for letter in name if letter.isascii()): name
    for name in (
        "Küster Løken Behçet Sjögren Ménière Waldenström Löffler Schönlein Hünermann Ménétrier Köhler Sézary Björnstad "
        "Bárány Gélineau Möbius Müllerian Müller Mönckeberg Fröhlich Löfgren Köbner Schüller"
    ).split()
}
_TORN |= {
    word.replace("'", ""): word
    for word in (
        "haven't hasn't hadn't doesn't don't didn't isn't aren't wasn't weren't couldn't wouldn't they're you're "
        "body's child's woman's Huntington's Parkinson's Alzheimer's Crohn's Hodgkin's Addison's Cushing's Raynaud's "
        "Barrett's Tourette's Hashimoto's"
    ).split()
}
_ANY = re.compile(rf"(?<!\w)(?:{'|'.join(_TORN)}|(?<=Guillain-)Barr)(?!\w)")


def restored(text: str) -> str:
    """Return *text* with the names in it whole."""
    return _ANY.sub(lambda found: _TORN.get(found[0], "Barré"), text)
