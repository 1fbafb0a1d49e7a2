"""Rows opened into records: scope keys first, then heads, then the bodies that heads name."""

import json
import math
import re
from dataclasses import dataclass

import keys
from refusal import Cursor, Refused, refuse_unless

SEGMENT, SCOPE_KEY, BODY, OVERLAY = 1, 2, 3, 4
OWN_SCOPE = bytes(16)
PREFIX = 21
STATE_LENGTH = 97
LONGEST_CONTENT = 32 * 1024 * 1024
MOST_HEADS = 64


@dataclass(frozen=True)
class Vault:
    vault_id: bytes
    epoch: int
    vault_key: bytes

    def subkey(self, number):
        return keys.subkey(self.vault_key, keys.VAULT_CONTEXT, number)


def check_state(vault, stored):
    """Refuses unless the sealed state proves the rows of table a, and comes from the frame that held it."""
    refuse_unless(len(stored.sealed_state) == STATE_LENGTH, "The sealed state has a wrong length.")
    cursor = Cursor(stored.sealed_state, "sealed state")
    head = cursor.take(5)
    refuse_unless(head[0] == 1, "The sealed state has an unknown version.")
    refuse_unless(int.from_bytes(head[1:], "big") == vault.epoch, "The sealed state is of another key epoch.")
    data = keys.associated(b"M", vault.vault_id, head)
    text = keys.open_seal(vault.subkey(keys.MANIFEST), cursor.rest(), data)
    refuse_unless(text is not None, "The sealed state does not open under this vault's key.")
    state = Cursor(text, "state")
    generation, instant, count, total = state.number(8), state.number(8), state.number(4), state.rest()
    key, xor, found = vault.subkey(keys.STATE_HASH), 0, 0
    for (table, row_id), row in stored.rows.items():
        if table == b"a":
            found += 1
            refuse_unless(len(row) >= PREFIX + keys.SEAL_OVERHEAD, "A row is too short to be one.")
            hashed = keys.keyed_hash(key, row_id + row[PREFIX : PREFIX + 24] + row[-16:])
            xor ^= int.from_bytes(hashed, "big")
    refuse_unless(
        stored.generation in (None, generation) and found == count and total == xor.to_bytes(32, "big"),
        "The rows are not those of the state that was sealed last.",
    )
    return generation, instant


def padded_length(n):
    if n <= 4096:
        return max(256, -(-n // 256) * 256)
    e = n.bit_length() - 1
    step = 1 << (e - e.bit_length())
    return -(-n // step) * step


def open_row(vault, key, table, row_id, row):
    """Kind and content of a row, under the key of its scope."""
    text = keys.open_seal(key, row[PREFIX:], keys.associated(b"R", vault.vault_id, table, row_id, row[:PREFIX]))
    refuse_unless(text is not None, f"Row {row_id.hex()} does not open: it was changed, or put in another's place.")
    cursor = Cursor(text, "row")
    kind, length = cursor.number(1), cursor.number(4)
    refuse_unless(length <= LONGEST_CONTENT, f"Row {row_id.hex()} claims too long a content.")
    content, padding = cursor.take(length), cursor.rest()
    refuse_unless(
        len(text) == padded_length(5 + length) and not any(padding), f"Row {row_id.hex()} is padded in a wrong way."
    )
    return kind, content


def scope_of(vault, row_id, row):
    refuse_unless(len(row) > PREFIX + keys.SEAL_OVERHEAD, f"Row {row_id.hex()} is too short to be one.")
    refuse_unless(row[0] == 1, f"Row {row_id.hex()} has an unknown version.")
    refuse_unless(int.from_bytes(row[1:5], "big") == vault.epoch, f"Row {row_id.hex()} is of another key epoch.")
    return row[5:PREFIX]


def parse_json(content, what):
    def no_constant(name):
        raise ValueError(name)

    def finite(digits):
        number = float(digits)
        return number if math.isfinite(number) else no_constant(digits)

    try:
        return json.loads(content.decode("utf-8"), parse_constant=no_constant, parse_float=finite)
    except (ValueError, RecursionError):
        raise Refused(f"{what} is not JSON in UTF-8.") from None


def heads_of(content, what):
    """The heads of a segment or an overlay, each an object."""
    packed = parse_json(content, what)
    try:
        names, rows = packed["names"], packed["heads"]
        heads = []
        for number, *values in rows:
            fields = names[number] if type(number) is int and number >= 0 else []
            refuse_unless(len(fields) == len(values), f"{what} has a head that does not fit its names.")
            heads.append(dict(zip(fields, values)))
    except (TypeError, KeyError, IndexError, ValueError):
        raise Refused(f"{what} is not built as a segment is.") from None
    refuse_unless(len(heads) <= MOST_HEADS, f"{what} has more than {MOST_HEADS} heads.")
    refuse_unless(all(isinstance(head.get("id"), str) for head in heads), f"{what} has a head without an id.")
    return heads


def read_records(vault, stored):
    """All records, by id: `{"scope", "head", "bodies"}`."""
    scope_keys, pending = {OWN_SCOPE: vault.subkey(keys.RECORDS)}, []
    for (table, row_id), row in stored.rows.items():
        if table != b"a":
            continue
        scope = scope_of(vault, row_id, row)
        if scope != OWN_SCOPE:
            pending.append((scope, row_id, row))
            continue
        kind, content = open_row(vault, scope_keys[OWN_SCOPE], table, row_id, row)
        if kind == SCOPE_KEY:
            refuse_unless(len(content) == 32, f"Row {row_id.hex()} holds a scope key of a wrong length.")
            scope_keys[row_id] = content
        else:
            pending.append((scope, row_id, (kind, content)))
    segments, overlays = {}, {}
    for scope, row_id, held in pending:
        refuse_unless(scope in scope_keys, f"Row {row_id.hex()} is of a scope that has no key.")
        opened = held if isinstance(held, tuple) else open_row(vault, scope_keys[scope], b"a", row_id, held)
        kind, content = opened
        refuse_unless(kind in (SEGMENT, OVERLAY), f"Row {row_id.hex()} of table a has kind {kind}.")
        into = segments if kind == SEGMENT else overlays
        for head in heads_of(content, f"Row {row_id.hex()}"):
            refuse_unless(head["id"] not in into, f"Record {head['id']} has two heads of one rank.")
            into[head["id"]] = (scope, head)
    segments.update(overlays)
    records = {}
    for record, (scope, head) in segments.items():
        named = head.get("bodies", {})
        refuse_unless(isinstance(named, dict), f"Record {record} does not name its bodies as a head does.")
        bodies = {name: read_body(vault, stored, scope_keys, scope, record, name, named[name]) for name in named}
        records[record] = {"scope": scope.hex(), "head": head, "bodies": bodies}
    return records


def read_body(vault, stored, scope_keys, scope, record, name, named):
    """The document of the body that a head names, once its row, tag and patch agree."""
    what = f"The body {name!a} of record {record}"
    try:
        row_id, tag = id_bytes(named["row"]), id_bytes(named["tag"])
    except (TypeError, KeyError, ValueError):
        raise Refused(f"{what} is not named as a head names a body.") from None
    row = stored.rows.get((b"b", row_id))
    refuse_unless(row is not None, f"{what} is missing.")
    refuse_unless(row[-16:] == tag, f"{what} is not the one that its head names: an older one was put back.")
    refuse_unless(scope_of(vault, row_id, row) == scope, f"{what} lies in another scope than its head.")
    kind, content = open_row(vault, scope_keys[scope], b"b", row_id, row)
    refuse_unless(kind == BODY, f"{what} lies in a row of kind {kind}.")
    if "patch" in named:
        content = patched(content, named["patch"], what)
    body = parse_json(content, what)
    refuse_unless(
        isinstance(body, dict)
        and body.get("record") == record
        and body.get("name") == name
        and isinstance(body.get("document"), dict),
        f"{what} says that it belongs elsewhere.",
    )
    return body["document"]


def id_bytes(text):
    if not re.fullmatch("[0-9a-f]{32}", text):
        raise ValueError(text)
    return bytes.fromhex(text)


def patched(content, patch, what):
    try:
        at, drop, put = patch["at"], patch["drop"], patch["put"].encode("utf-8")
        fits = 0 <= at and 0 <= drop and at + drop <= len(content)
    except (TypeError, KeyError, AttributeError, UnicodeEncodeError):
        raise Refused(f"{what} has a patch that is not one.") from None
    refuse_unless(fits, f"{what} has a patch that reaches past its end.")
    return content[:at] + put + content[at + drop :]
