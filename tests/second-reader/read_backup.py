#!/usr/bin/python3
"""A second reader of a backup, written from docs/FORMAT.md. It reads what `age -d` gives:

    age -d -i identity.txt FILE | read_backup.py identity.txt     lines AGE-SECRET-KEY-1…, which prove the origin as well
    age -d FILE | read_backup.py --passphrase                     a backup that was under a passphrase

The answer is JSON with sorted keys in ASCII: {"manifest", "proven", "records", "files"}, records as read_vault.py says them,
files by name with their SHA-256; or {"refused": a sentence}, and then the exit code is 1.
"""

import argparse
import hashlib
import json
import pathlib
import sys

# The reader leaves nothing beside its own files: set before they are imported.
sys.dont_write_bytecode = True

from backup import read_backup
from refusal import Refused


def main():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("identities", nargs="?")
    parser.add_argument("--passphrase", action="store_true")
    given = parser.parse_args()
    text = pathlib.Path(given.identities).read_text("utf-8") if given.identities else ""
    identities = [line for line in text.splitlines() if line and not line.startswith("#")]
    try:
        backup = read_backup(sys.stdin.buffer.read(), identities, given.passphrase)
    except (Refused, KeyError, TypeError) as refusal:
        print(json.dumps({"refused": str(refusal)}))
        return 1
    answer = {
        "manifest": backup.manifest,
        "proven": backup.is_proven,
        "records": sorted(backup.records, key=lambda record: record["head"]["id"]),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in backup.files.items()},
    }
    print(json.dumps(answer, sort_keys=True))
    return 0


sys.exit(main())
