/**
 * The names alone, free of schemas: the preload is built from these and must stay one small file.
 * `calls.ts` and `events.ts` are typed to hold exactly one schema for each.
 */

/** The one IPC channel that the shell listens on; arguments are a call's name and its request. */
export const doorChannel = "door"

export const callNames = [
  "appInfo",
  "getAppearance",
  "setAppearance",
  "getLook",
  "setLook",
  "openLink",
  "copyText",
  "pickFolder",
  "pickFile",
  "saveTextFile",
  "saveSecretFile",
  "saveBytes",
  "pickSaveTarget",
  "printPage",
  "lock",
  "whyLocked",
  "getAutoLock",
  "setAutoLock",
  "activity",
  "announceState",
  "flushed",
  "quit",
  "pickVaultFolder",
  "pickSnapshotFolder",
  "moveVault",
  "leaveErrand",
  "takeErrand",
] as const

export type CallName = (typeof callNames)[number]

export const eventNames = ["flush", "appearance", "command"] as const

export type EventName = (typeof eventNames)[number]

/** The IPC channel that carries an event of this name to the page. */
export function eventChannel<N extends EventName>(name: N): `event:${N}` {
  return `event:${name}`
}
