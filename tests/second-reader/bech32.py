"""Bech32 (BIP 173) as age writes its identities and recipients."""

from nacl import bindings

from refusal import refuse_unless

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
IDENTITY, RECIPIENT = "age-secret-key-", "age"


def identity_secret(line):
    """The 32 bytes of an `AGE-SECRET-KEY-1…`."""
    text = line.strip().lower()
    prefix, _, data = text.rpartition("1")
    refuse_unless(prefix == IDENTITY and line.strip().isupper(), "This is no age identity.")
    refuse_unless(all(letter in LETTERS for letter in data), "An age identity has a letter that none has.")
    fives = [LETTERS.index(letter) for letter in data]
    refuse_unless(polymod(expanded(prefix) + fives) == 1, "The checksum of an age identity is wrong.")
    bits = int("".join(f"{five:05b}" for five in fives[:-6]), 2) >> 4
    refuse_unless(len(fives) == 58, "An age identity has 32 bytes.")
    return bits.to_bytes(32, "big")


def recipient_of(secret):
    public = bindings.crypto_scalarmult_base(secret)
    bits = int.from_bytes(public, "big") << 4
    fives = [bits >> 5 * place & 31 for place in reversed(range(52))]
    checksum = polymod(expanded(RECIPIENT) + fives + [0] * 6) ^ 1
    fives += [checksum >> 5 * place & 31 for place in reversed(range(6))]
    return RECIPIENT + "1" + "".join(LETTERS[five] for five in fives)


def expanded(prefix):
    codes = prefix.encode("ascii")
    return [code >> 5 for code in codes] + [0] + [code & 31 for code in codes]


def polymod(values):
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, step in enumerate(GENERATOR):
            check ^= step if top >> place & 1 else 0
    return check
