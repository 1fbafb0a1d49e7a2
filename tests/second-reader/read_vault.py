#!/usr/bin/python3
"""A second reader of a vault, written from docs/FORMAT.md alone.

    read_vault.py FOLDER                     the passphrase on standard input
    read_vault.py FOLDER --seed              the recovery seed in hex on standard input
    read_vault.py FOLDER --words LIST        the 24 recovery words on standard input; LIST: the 2,048 words, one a line
    read_vault.py FOLDER --rows DUMP         rows from a dump of the working copy instead of `j`
    read_vault.py --many                     one JSON object a line on standard input, one answer a line

A line of --many is {"folder", and "passphrase", "seed" or "words"; "list" with "words"; absent or "rows"}. A dump is
{"encoding": "hex" or "base64", "a": {row id in hex: sealed row}, "b": …, "state": sealed state}.
The answer is JSON with sorted keys in ASCII: {"vault", "generation", "committedAt", "records"}, records sorted by id, each
{"scope", "head", "bodies"}; or {"refused": a sentence}, and then the exit code is 1 (not with --many).
"""

import argparse
import base64
import binascii
import getpass
import json
import pathlib
import sys

# The reader leaves nothing beside its own files: set before they are imported.
sys.dont_write_bytecode = True

from header import CostBounds, open_with_passphrase, open_with_seed, parse_header
from journal import Stored, walk
from keys import seed_of_words
from records import Vault, check_state, read_records
from refusal import Refused


def read_vault(job, bounds):
    folder = pathlib.Path(job["folder"])
    header = parse_header(read_file(folder / "header"), bounds)
    vault = Vault(header.vault_id, header.epoch, open_header(header, job))
    dump = job.get("rows")
    if dump is None:
        stored = walk(read_file(journal_of(folder, header.epoch)), header.vault_id)
    else:
        stored = stored_in_dump(read_file(dump))
    generation, instant = check_state(vault, stored)
    records = read_records(vault, stored)
    return {
        "vault": header.vault_id.hex(),
        "generation": generation,
        "committedAt": instant,
        "records": [records[record] for record in sorted(records)],
    }


def journal_of(folder, epoch):
    """The journal of the header's epoch, which a key rotation that was cut short left under a name of its own."""
    switched = folder / f"j+{epoch}"
    return switched if switched.is_file() else folder / "j"


def open_header(header, job):
    if "passphrase" in job:
        return open_with_passphrase(header, job["passphrase"])
    if "words" in job:
        listed = read_file(job["list"]).decode("utf-8").split()
        return open_with_seed(header, seed_of_words(job["words"], listed))
    try:
        return open_with_seed(header, bytes.fromhex(job["seed"]))
    except ValueError:
        raise Refused("The recovery seed is not hex.") from None


def stored_in_dump(data):
    """Rows and sealed state of the working copy. The generation stays unknown: no frame tells it."""
    try:
        dump = json.loads(data)
        decode = {"hex": bytes.fromhex, "base64": lambda text: base64.b64decode(text, validate=True)}[dump["encoding"]]
        rows = {
            (table.encode(), bytes.fromhex(row_id)): decode(row)
            for table in ("a", "b")
            for row_id, row in dump[table].items()
        }
        return Stored(rows, decode(dump["state"]), None)
    except (TypeError, KeyError, AttributeError, ValueError, binascii.Error):
        raise Refused("The dump of the working copy is not built as one.") from None


def read_file(path):
    try:
        return pathlib.Path(path).read_bytes()
    except OSError as error:
        raise Refused(f"The file {pathlib.Path(path).name} cannot be read: {error.strerror}.") from None


def answer(job, bounds):
    try:
        return read_vault(job, bounds)
    except Refused as refusal:
        return {"refused": str(refusal)}


def print_canonical(value):
    print(json.dumps(value, sort_keys=True, separators=(",", ":")), flush=True)


def secret_from_input():
    return getpass.getpass("") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")


def main():
    parser = argparse.ArgumentParser(description="Reads a vault as docs/FORMAT.md describes it.")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--many", action="store_true")
    parser.add_argument("--seed", action="store_true")
    parser.add_argument("--words", metavar="LIST")
    parser.add_argument("--rows", metavar="DUMP")
    parser.add_argument("--least-memory", type=int, default=CostBounds.least_memory, help="in KiB; for test vaults")
    parser.add_argument("--least-product", type=int, default=CostBounds.least_product)
    given = parser.parse_args()
    bounds = CostBounds(least_memory=given.least_memory, least_product=given.least_product)
    sys.stdin.reconfigure(encoding="utf-8")
    if given.many:
        for line in sys.stdin:
            print_canonical(answer(json.loads(line), bounds))
        return 0
    if given.folder is None:
        parser.error("a folder is needed")
    way = "seed" if given.seed else "words" if given.words else "passphrase"
    job = {"folder": given.folder, way: secret_from_input(), "list": given.words, "rows": given.rows}
    said = answer(job, bounds)
    print_canonical(said)
    return 1 if "refused" in said else 0


if __name__ == "__main__":
    sys.exit(main())
