/** Why the door did not let a message through. `no-answer` is made by the preload: the message could not be carried. */
export const doorRefusals = [
  "no-frame",
  "not-main-frame",
  "foreign-origin",
  "unknown-window",
  "unknown-call",
  "not-data",
  "prototype-key",
  "cyclic",
  "too-deep",
  "too-large",
  "wrong-shape",
  "locking",
  "bad-answer",
  "shell-failed",
  "no-answer",
] as const

export type DoorRefusal = (typeof doorRefusals)[number]
