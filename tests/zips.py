"""Zipped files as the tests write them."""

import zipfile
from io import BytesIO


def zip_of(*members: tuple[str, str | bytes]) -> bytes:
    """Return a zipped file of *members*, their names and contents, in this order; the same bytes every time."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            is_type = name == "mimetype"
            info = zipfile.ZipInfo(name)
            archive.writestr(info, content, zipfile.ZIP_STORED if is_type else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
