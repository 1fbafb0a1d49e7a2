"""The file `j`: its frames, and the rows and sealed state that they come to."""

import zlib
from dataclasses import dataclass, field

from refusal import Cursor, Refused, refuse_unless

MAGIC = b"LCF1"
STEP = 4096
LONGEST_FRAME = 64 * 1024 * 1024
FRAME_VERSION = 1
COMMIT, PART, CLOSE = 1, 2, 3
LONGEST_STATE = 1024
TABLES = (b"a", b"b")


@dataclass
class Frame:
    kind: int
    generation: int
    vault_id: bytes
    batch: bytes
    number: int
    puts: list
    deletions: list
    sealed_state: bytes


@dataclass
class Stored:
    """What is stored now: `rows` by (table, row id), the sealed state, and the generation of the frame that held it."""

    rows: dict = field(default_factory=dict)
    sealed_state: bytes = b""
    generation: int = -1

    def apply(self, frame):
        for table, row_id, row in frame.puts:
            self.rows[table, row_id] = row
        for place in frame.deletions:
            self.rows.pop(place, None)


def walk(data, vault_id):
    """The state that the whole journal `data` comes to."""
    stored, batches, offset = Stored(), {}, 0
    while offset < len(data):
        length = whole_frame(data, offset)
        newer = length > 0 and data[offset + 8] > FRAME_VERSION
        refuse_unless(not newer, "The journal was written by a newer version of the app.")
        try:
            refuse_unless(length > 0, "No frame is here.")
            frame = parse_frame(data[offset : offset + length])
        except Refused:
            offset += STEP
            continue
        offset += length
        if frame.vault_id == vault_id:
            take_frame(stored, batches, frame)
    refuse_unless(stored.sealed_state, "The journal holds no whole commit of this vault.")
    return stored


def whole_frame(data, offset):
    """The length of the frame at `offset` whose length and sum are right, or 0 when none is there."""
    length = int.from_bytes(data[offset + 4 : offset + 8], "big")
    end = offset + length
    if data[offset : offset + 4] != MAGIC or length == 0 or length % STEP or length > LONGEST_FRAME or end > len(data):
        return 0
    if int.from_bytes(data[end - 4 : end], "big") != length:
        return 0
    return length if zlib.crc32(data[offset : end - 8]) == int.from_bytes(data[end - 8 : end - 4], "big") else 0


def take_frame(stored, batches, frame):
    if frame.kind == PART:
        parts = batches.setdefault(frame.batch, [])
        if frame.number == len(parts):
            parts.append(frame)
        return
    parts = batches.get(frame.batch, []) if frame.kind == CLOSE else []
    if frame.generation <= stored.generation or len(parts) != frame.number:
        return
    if frame.kind == CLOSE:
        batches.pop(frame.batch, None)
    for applied in [*parts, frame]:
        stored.apply(applied)
    stored.generation, stored.sealed_state = frame.generation, frame.sealed_state


def parse_frame(data):
    cursor = Cursor(data[:-8], "journal's frame")
    cursor.take(8)
    version, kind, zeros = cursor.number(1), cursor.number(1), cursor.take(2)
    refuse_unless(
        version == FRAME_VERSION and kind in (COMMIT, PART, CLOSE) and zeros == bytes(2),
        "A frame of the journal is of no known kind.",
    )
    generation, vault_id, batch, number = cursor.number(8), cursor.take(16), cursor.take(16), cursor.number(4)
    if kind == COMMIT and (batch != bytes(16) or number != 0):
        raise Refused("A commit in the journal claims to be of a batch.")
    puts = []
    for _ in range(cursor.number(4)):
        place = take_place(cursor)
        puts.append((*place, cursor.take(cursor.number(4))))
    deletions = [take_place(cursor) for _ in range(cursor.number(4))]
    sealed_state = cursor.take(cursor.number(2))
    longest = 0 if kind == PART else LONGEST_STATE
    refuse_unless(len(sealed_state) <= longest, "A frame of the journal has a seal of state of a wrong length.")
    refuse_unless(not any(cursor.rest()), "A frame of the journal is padded with more than zero bytes.")
    return Frame(kind, generation, vault_id, batch, number, puts, deletions, sealed_state)


def take_place(cursor):
    table, row_id = cursor.take(1), cursor.take(16)
    refuse_unless(table in TABLES, "A frame of the journal names an unknown table.")
    return table, row_id
