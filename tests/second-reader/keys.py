"""Keys and seals, as docs/FORMAT.md has them."""

import hashlib
import unicodedata

from nacl import bindings
from nacl.exceptions import CryptoError

from refusal import Refused, refuse_unless

MAGIC = b"LUCILIUS"
FORMAT_VERSION = 1
SEAL_OVERHEAD = 40

RECORDS, MANIFEST, HEADER, SEED, COMMITMENT, STATE_HASH = 1, 2, 3, 5, 7, 8
VAULT_CONTEXT = b"lucilvmk"
RECOVERY_CONTEXT = b"lucilrec"


def subkey(key, context, number):
    salt = number.to_bytes(8, "little") + bytes(8)
    return hashlib.blake2b(b"", digest_size=32, key=key, salt=salt, person=context + bytes(8)).digest()


def keyed_hash(key, data):
    return hashlib.blake2b(data, digest_size=32, key=key).digest()


def associated(place, vault_id, *more):
    return b"".join([MAGIC, place, FORMAT_VERSION.to_bytes(2, "big"), vault_id, *more])


def open_seal(key, seal, data):
    """The text of a seal, or None when key, seal or associated data is not the one it was made with."""
    if len(seal) < SEAL_OVERHEAD:
        return None
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(seal[24:], data, seal[:24], key)
    except CryptoError:
        return None


def passphrase_kek(passphrase, salt, memory_kib, passes):
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    return bindings.crypto_pwhash_alg(
        32, typed, salt, passes, memory_kib * 1024, bindings.crypto_pwhash_ALG_ARGON2ID13
    )


def recovery_kek(seed):
    return subkey(seed, RECOVERY_CONTEXT, 1)


def seed_of_words(words, listed):
    """The 32 bytes that 24 BIP39 words stand for. `listed` is the list of 2,048 words, in its order."""
    refuse_unless(len(listed) == 2048, "The word list does not have 2,048 words.")
    places = {word: place for place, word in enumerate(listed)}
    given = words.lower().split()
    refuse_unless(len(given) == 24, "A recovery phrase has 24 words.")
    bits = 0
    for word in given:
        if word not in places:
            raise Refused("A recovery word is not in the word list.")
        bits = bits << 11 | places[word]
    seed, checksum = (bits >> 8).to_bytes(32, "big"), bits & 0xFF
    refuse_unless(hashlib.sha256(seed).digest()[0] == checksum, "The checksum of the recovery words is wrong.")
    return seed
