#!/usr/bin/python3
"""Reads the image of a search index, written from docs/FORMAT.md alone.

    read_image.py FOLDER     the vault key in hex on standard input

FOLDER holds the sealed head as `head`, the vault id in hex as `vault`, and each chunk under its key in the database. The
answer is JSON: {"generation", "changedAt", "length", "sha256"} or {"refused": a sentence}.
"""

import hashlib
import json
import pathlib
import sys

# The reader leaves nothing beside its own files: set before they are imported.
sys.dont_write_bytecode = True

import keys
from records import padded_length
from refusal import Cursor, Refused, refuse_unless

SEARCH_IMAGE = 4
VERSION = 1
HEAD, CHUNK = b"\x00", b"\x01"
SHORTEST, LONGEST = 64 * 1024, 4 * 1024 * 1024


def plan(length):
    """How many chunks there are, and how long each is."""
    if length > LONGEST:
        return -(-padded_length(length) // LONGEST), LONGEST
    size = SHORTEST
    while size < length:
        size *= 2
    return 1, size


def read_image(folder, vault_key):
    key = keys.subkey(vault_key, keys.VAULT_CONTEXT, SEARCH_IMAGE)
    vault_id = bytes.fromhex((folder / "vault").read_text())
    sealed = (folder / "head").read_bytes()
    refuse_unless(len(sealed) == 85, "The head has a wrong length.")
    prefix = sealed[:5]
    refuse_unless(prefix[0] == VERSION, "The image has an unknown version.")
    text = keys.open_seal(key, sealed[5:], keys.associated(b"\x49", vault_id, prefix, HEAD))
    refuse_unless(text is not None, "The head does not open.")
    head = Cursor(text, "head")
    image = head.take(16)
    made, length = head.take(16), head.number(8)
    chunks, size = plan(length)
    pieces = []
    for number in range(chunks):
        place = CHUNK + image + made + number.to_bytes(4, "big") + chunks.to_bytes(4, "big")
        chunk = (folder / f"{image.hex()}.{number}").read_bytes()
        piece = keys.open_seal(key, chunk, keys.associated(b"\x49", vault_id, prefix, place))
        refuse_unless(piece is not None, f"Chunk {number} does not open.")
        refuse_unless(len(piece) == size, f"Chunk {number} has a wrong length.")
        pieces.append(piece)
    whole = b"".join(pieces)
    refuse_unless(not any(whole[length:]), "There is more than zeros after the index.")
    commit = Cursor(made, "head")
    return {
        "generation": commit.number(8),
        "changedAt": commit.number(8),
        "length": length,
        "sha256": hashlib.sha256(whole[:length]).hexdigest(),
    }


def main():
    try:
        said = read_image(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip()))
    except Refused as refusal:
        said = {"refused": str(refusal)}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
