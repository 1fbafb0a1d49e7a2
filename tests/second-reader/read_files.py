#!/usr/bin/python3
"""Reads every attached file of a vault, written from docs/FORMAT.md alone.

    read_files.py FOLDER     the recovery seed in hex on standard input

The answer is JSON: {id of the attachment: {"name", "size", "sha256"} or {"refused": a sentence}}.
"""

import hashlib
import pathlib
import sys

# The reader leaves nothing beside its own files: set before they are imported.
sys.dont_write_bytecode = True

from attachments import open_file
from header import CostBounds
from read_vault import print_canonical, read_file, read_vault
from refusal import Refused


def file_facts(folder, vault_id, head):
    try:
        content = open_file(vault_id, head, read_file(folder / "f" / head["file"]))
    except Refused as refusal:
        return {"refused": str(refusal)}
    return {"name": head["name"], "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def main():
    folder = pathlib.Path(sys.argv[1])
    said = read_vault({"folder": folder, "seed": sys.stdin.readline().strip()}, CostBounds())
    heads = [record["head"] for record in said["records"] if record["head"]["type"] == "attachment"]
    print_canonical({head["id"]: file_facts(folder, bytes.fromhex(said["vault"]), head) for head in heads})


if __name__ == "__main__":
    main()
