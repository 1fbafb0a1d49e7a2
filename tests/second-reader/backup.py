"""The payload of a backup: its lines, and what they come to."""

import base64
import binascii
import hashlib
import hmac
import json
import zlib
from dataclasses import dataclass, field

from bech32 import identity_secret, recipient_of
from keys import subkey
from refusal import Refused, refuse_unless

FORMAT, VERSION = "lucilius-backup", 1
BACKUP_CONTEXT, MAC = b"lucilbak", 1
LEFT_OUT = {"workspace", "replica", "vault-keys"}
FORBIDDEN = {"__proto__", "constructor"}
DEEPEST = 400
LONGEST_CHUNK = 384 * 1024


@dataclass
class Backup:
    manifest: dict
    records: list = field(default_factory=list)
    ids: set = field(default_factory=set)
    sizes: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    is_proven: bool = False


def read_backup(packed, identities, is_under_passphrase):
    """`packed` is what the age file held; `identities` are lines of an identity file."""
    lines = unpacked(packed).split(b"\n")
    refuse_unless(lines.pop() == b"", "The last line of the backup is cut short.")
    refuse_unless(len(lines) >= 2, "The backup has no end.")
    backup = Backup(parse_manifest(lines[0]))
    for line in lines[1:-1]:
        take_line(backup, parse_line(line))
    check_end(backup, parse_line(lines[-1]))
    key = mac_key(backup.manifest["mac"], identities, is_under_passphrase)
    if key is not None:
        made = hashlib.blake2b(b"".join(line + b"\n" for line in lines[:-1]), digest_size=32, key=key).hexdigest()
        backup.is_proven = hmac.compare_digest(made, parse_line(lines[-1])["end"]["mac"])
    return backup


def unpacked(packed):
    try:
        return zlib.decompress(packed, wbits=16 + zlib.MAX_WBITS)
    except zlib.error:
        raise Refused("The backup is not gzip.") from None


def parse_manifest(line):
    manifest = parse_line(line)
    refuse_unless(manifest.get("format") == FORMAT, "This is no backup of the app.")
    version = manifest.get("version")
    refuse_unless(isinstance(version, int) and version >= 1, "The backup has no version.")
    refuse_unless(version == VERSION, "The backup was written by a newer version of the app.")
    refuse_unless(manifest.get("kind") in ("backup", "snapshot"), "The backup is of no known kind.")
    return manifest


def parse_line(line):
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=fields)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise Refused("A line of the backup is no JSON.") from None
    refuse_unless(isinstance(value, dict), "A line of the backup is no object.")
    return value


def fields(pairs):
    names = [name for name, _ in pairs]
    refuse_unless(len(set(names)) == len(names), "A name stands twice in an object.")
    refuse_unless(FORBIDDEN.isdisjoint(names), "A name is one that no backup has.")
    return dict(pairs)


def take_line(backup, line):
    line.pop("pad", None)
    if "record" in line:
        take_record(backup, line)
    elif "file" in line:
        take_chunk(backup, line)
    else:
        raise Refused("A line of the backup is neither a record nor a part of a file.")


def take_record(backup, line):
    head = line["record"]
    refuse_unless(not backup.files, "A record comes after a file.")
    refuse_unless(set(line) <= {"record", "bodies", "scope"} and "bodies" in line, "A record's line is no such line.")
    is_new = head["id"] not in backup.ids
    refuse_unless(is_new and head["type"] not in LEFT_OUT and "bodies" not in head, "A record cannot be in a backup.")
    backup.ids.add(head["id"])
    if head["type"] == "attachment":
        backup.sizes.setdefault(head["file"], head["size"])
    backup.records.append({"scope": line.get("scope", ""), "head": head, "bodies": line["bodies"]})


def take_chunk(backup, line):
    refuse_unless(backup.manifest["kind"] == "backup", "A snapshot holds no files.")
    refuse_unless(set(line) == {"file", "at", "bytes"}, "A chunk's line is no such line.")
    name, held = line["file"], backup.files.get(line["file"], b"")
    refuse_unless(name in backup.sizes, "No record names the file.")
    others_whole = all(is_whole(backup, other) for other in backup.files if other != name)
    refuse_unless(line["at"] == len(held) and others_whole, "A chunk is not the next of its file.")
    try:
        chunk = base64.b64decode(line["bytes"], validate=True)
    except binascii.Error:
        raise Refused("A chunk is not Base64.") from None
    refuse_unless(len(chunk) <= LONGEST_CHUNK, "A chunk is too long.")
    backup.files[name] = held + chunk


def is_whole(backup, name):
    return len(backup.files[name]) == backup.sizes[name]


def check_end(backup, line):
    end, manifest, counts = line.get("end"), backup.manifest, {}
    refuse_unless(set(line) == {"end"} and isinstance(end, dict), "The backup has no end.")
    for record in backup.records:
        kind = record["head"]["type"]
        counts[kind] = counts.get(kind, 0) + 1
    held = backup.files if manifest["kind"] == "backup" else backup.sizes
    total = sum(backup.sizes[name] for name in held)
    refuse_unless(
        all(is_whole(backup, name) for name in backup.files)
        and counts == manifest["counts"]
        and manifest["files"] == {"count": len(held), "bytes": total}
        and end["records"] == len(backup.records)
        and end["files"] == len(backup.files),
        "The backup does not hold what it says.",
    )


def mac_key(source, identities, is_under_passphrase):
    if source["by"] == "key":
        return bytes.fromhex(source["key"]) if is_under_passphrase else None
    for line in identities:
        secret = identity_secret(line)
        if not is_under_passphrase and recipient_of(secret) == source["recipient"]:
            return subkey(secret, BACKUP_CONTEXT, MAC)
    return None
