"""The bytes of attached files, as docs/FORMAT.md has them."""

import hashlib

from keys import associated, open_seal
from records import padded_length
from refusal import Cursor, refuse_unless

CHUNK = 1024 * 1024
SEALED_CHUNK = CHUNK + 40
VERSION = 1


def open_file(vault_id, head, sealed):
    """The plain file that the head of an attachment names. `sealed`: the bytes of its file in `f`."""
    name = f"The file {head['file']}"
    file_id, key = bytes.fromhex(head["file"]), bytes.fromhex(head["key"])
    refuse_unless(sealed[:1] == bytes([VERSION]), f"{name} is not of version 1.")
    chunks = [sealed[at : at + SEALED_CHUNK] for at in range(1, len(sealed), SEALED_CHUNK)]
    pieces = []
    for number, chunk in enumerate(chunks):
        last = number + 1 == len(chunks)
        place = bytes([VERSION]) + number.to_bytes(4, "big") + bytes([last])
        piece = open_seal(key, chunk, associated(b"\x46", vault_id, file_id, place))
        refuse_unless(piece is not None, f"{name} does not open at chunk {number}.")
        pieces.append(piece)
    text = Cursor(b"".join(pieces), "attached file")
    size = text.number(8)
    content = text.take(size)
    fits = len(text.source) == padded_length(8 + size) and not any(text.rest())
    refuse_unless(fits and size == head["size"], f"{name} is not as long as it must be.")
    digest = hashlib.sha256(content).hexdigest()
    refuse_unless(head.get("sha256", digest) == digest, f"{name} is not the one that its record speaks of.")
    return content
