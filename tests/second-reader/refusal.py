"""Why a vault is not read, and a cursor that never reads past its bytes."""

HIGHEST_U64 = 2**53 - 1


class Refused(Exception):
    """The input is not read. Its text is one sentence for a person."""


def refuse_unless(condition, sentence):
    if not condition:
        raise Refused(sentence)


class Cursor:
    """Takes big-endian numbers and byte strings from `source`, one after the other; `what` names it in a refusal."""

    def __init__(self, source, what):
        self.source, self.what, self.at = source, what, 0

    def take(self, count):
        refuse_unless(self.at + count <= len(self.source), f"The {self.what} ends before all of it was read.")
        self.at += count
        return self.source[self.at - count : self.at]

    def number(self, count):
        value = int.from_bytes(self.take(count), "big")
        refuse_unless(value <= HIGHEST_U64, f"The {self.what} holds a number above 2^53 - 1.")
        return value

    def rest(self):
        return self.take(len(self.source) - self.at)
