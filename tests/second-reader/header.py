"""The file `header`: read, opened, and proved to be the one that was written."""

import hmac
import zlib
from dataclasses import dataclass

import keys
from refusal import Cursor, Refused, refuse_unless

PASSPHRASE_SLOT, RECOVERY_SLOT = 1, 2
LONGEST_HEADER, MOST_SLOTS, LONGEST_PARAMETERS = 8192, 8, 512


@dataclass(frozen=True)
class CostBounds:
    """What an Argon2id cost may be. Memory in KiB; the product is memory times passes."""

    least_memory: int = 65_536
    most_memory: int = 1_048_576
    least_passes: int = 2
    most_passes: int = 10
    least_product: int = 196_608


@dataclass(frozen=True)
class Slot:
    kind: int
    slot_id: bytes
    parameters: bytes
    wrapped: bytes


@dataclass(frozen=True)
class Header:
    vault_id: bytes
    epoch: int
    revision: int
    slots: tuple
    sealed_seed: bytes
    commitment: bytes
    authentication: bytes
    authenticated: bytes


def parse_header(data, bounds):
    refuse_unless(data[:8] == keys.MAGIC, "The header does not begin as a vault's header does.")
    cursor = Cursor(data, "header")
    cursor.take(8)
    version, length = cursor.number(2), cursor.number(4)
    refuse_unless(
        len(data) == length <= LONGEST_HEADER and zlib.crc32(data[:-4]) == int.from_bytes(data[-4:], "big"),
        "The header is damaged: its length or its checksum is wrong.",
    )
    refuse_unless(version <= keys.FORMAT_VERSION, "The header was written by a newer version of the app.")
    refuse_unless(version == keys.FORMAT_VERSION, "The header has a version that never was.")
    vault_id, epoch, revision, count = cursor.take(16), cursor.number(4), cursor.number(4), cursor.number(1)
    refuse_unless(count <= MOST_SLOTS, "The header has more than eight slots.")
    slots = tuple(parse_slot(cursor) for _ in range(count))
    sealed_seed, commitment, proved = cursor.take(72), cursor.take(32), cursor.at
    authentication = cursor.take(32)
    refuse_unless(cursor.at == length - 4, "The header is longer than its parts.")
    passphrases = sum(slot.kind == PASSPHRASE_SLOT for slot in slots)
    recoveries = sum(slot.kind == RECOVERY_SLOT for slot in slots)
    apart = len({slot.slot_id for slot in slots}) == count
    refuse_unless(passphrases in (1, 2) and recoveries == 1 and apart, "The header has slots that no vault has.")
    for slot in slots:
        check_cost(slot, bounds)
    return Header(vault_id, epoch, revision, slots, sealed_seed, commitment, authentication, data[:proved])


def parse_slot(cursor):
    kind, slot_id, length = cursor.number(1), cursor.take(16), cursor.number(2)
    refuse_unless(length <= LONGEST_PARAMETERS, "A slot of the header has too long parameters.")
    expected = {PASSPHRASE_SLOT: 24, RECOVERY_SLOT: 0}.get(kind, length)
    refuse_unless(length == expected, "A slot of the header has parameters of a wrong length.")
    return Slot(kind, slot_id, cursor.take(length), cursor.take(72))


def open_with_passphrase(header, passphrase):
    for slot in reversed(header.slots):
        if slot.kind == PASSPHRASE_SLOT:
            vault_key = unwrap(header, slot, keys.passphrase_kek(passphrase, *salt_and_cost(slot)))
            if vault_key is not None:
                return proved(header, vault_key)
    raise Refused("The passphrase does not open this vault, or a slot of its header was changed.")


def open_with_seed(header, seed):
    refuse_unless(len(seed) == 32, "A recovery seed has 32 bytes.")
    for slot in header.slots:
        if slot.kind == RECOVERY_SLOT:
            vault_key = unwrap(header, slot, keys.recovery_kek(seed))
            if vault_key is not None:
                return proved(header, vault_key)
    raise Refused("The recovery words do not open this vault, or a slot of its header was changed.")


def salt_and_cost(slot):
    cursor = Cursor(slot.parameters, "passphrase slot")
    return cursor.take(16), cursor.number(4), cursor.number(4)


def check_cost(slot, bounds):
    if slot.kind != PASSPHRASE_SLOT:
        return
    _, memory, passes = salt_and_cost(slot)
    refuse_unless(
        bounds.least_memory <= memory <= bounds.most_memory
        and bounds.least_passes <= passes <= bounds.most_passes
        and memory * passes >= bounds.least_product,
        "The header asks for a passphrase cost out of bounds.",
    )


def unwrap(header, slot, kek):
    parameters = len(slot.parameters).to_bytes(2, "big") + slot.parameters
    data = keys.associated(b"K", header.vault_id, bytes([slot.kind]), slot.slot_id, parameters)
    return keys.open_seal(kek, slot.wrapped, data)


def proved(header, vault_key):
    """The vault key, once commitment, authentication and the sealed seed agree with it."""
    commitment = keys.subkey(vault_key, keys.VAULT_CONTEXT, keys.COMMITMENT)
    expected = keys.keyed_hash(keys.subkey(vault_key, keys.VAULT_CONTEXT, keys.HEADER), header.authenticated)
    refuse_unless(
        hmac.compare_digest(commitment, header.commitment) and hmac.compare_digest(expected, header.authentication),
        "The header is not the one that was written with this vault key.",
    )
    seed_key = keys.subkey(vault_key, keys.VAULT_CONTEXT, keys.SEED)
    seed = keys.open_seal(seed_key, header.sealed_seed, keys.associated(b"S", header.vault_id))
    refuse_unless(seed is not None and len(seed) == 32, "The header's sealed recovery seed does not open.")
    return vault_key
