"""Runs a command on a terminal of its own and answers each question for a passphrase with the line on standard input.

    with_terminal.py COMMAND ARGUMENT…      what the command prints goes to standard error, its exit code is this one's
"""

import os
import pty
import sys


def main():
    answer = sys.stdin.readline().rstrip("\n").encode("utf-8") + b"\n"
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(sys.argv[1], sys.argv[1:])
    asked = b""
    while True:
        try:
            said = os.read(terminal, 4096)
        except OSError:
            break
        if not said:
            break
        os.write(2, said)
        asked += said
        if b"assphrase" in asked and asked.rstrip(b" ").endswith(b":"):
            os.write(terminal, answer)
            asked = b""
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


sys.exit(main())
