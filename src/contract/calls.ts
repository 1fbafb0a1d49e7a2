import { z } from "zod"
import type { CallName } from "./names.ts"
import { vaultCalls } from "./vault-calls.ts"
import {
  appearance,
  autoLockSettings,
  fileName,
  flushOutcome,
  flushToken,
  lockReason,
  look,
  menuCommand,
  saveOutcome,
} from "./values.ts"

const nothing = z.undefined()
/** Without dots; empty allows every file. */
const extensions = z.array(z.string().regex(/^[a-z0-9]{1,10}$/)).max(10)

/**
 * Request and answer of each call. `maxSize` (UTF-16 units of text plus bytes plus one for each value) is for the few
 * calls that carry a file; every other call gets the door's small default.
 */
export const calls = {
  appInfo: {
    request: nothing,
    answer: z.strictObject({
      version: z.string(),
      runtime: z.enum(["electron", "chromium"]),
      runtimeVersion: z.string(),
      platform: z.enum(["linux", "darwin", "win32", "other"]),
      packaged: z.boolean(),
      /** Features that this runtime does not have; the screen says so where they would stand. */
      lacks: z.array(z.string()).readonly(),
    }),
  },
  getAppearance: {
    request: nothing,
    answer: z.strictObject({ appearance, dark: z.boolean() }),
  },
  setAppearance: {
    request: z.strictObject({ appearance }),
    answer: z.strictObject({ appearance, dark: z.boolean() }),
  },
  getLook: { request: nothing, answer: look },
  setLook: { request: look, answer: look },
  /** Asks the owner natively, showing the host. Only http, https and mailto; anything else is `refused` unasked. */
  openLink: {
    request: z.strictObject({ url: z.string().max(4096) }),
    answer: z.strictObject({ outcome: z.enum(["opened", "declined", "refused", "failed"]) }),
  },
  /** The clipboard is cleared after `clearAfterMs` if it still holds this text, and at quit. */
  copyText: {
    request: z.strictObject({
      text: z.string().max(500_000),
      clearAfterMs: z.int().min(1_000).max(600_000).optional(),
    }),
    answer: z.strictObject({ outcome: z.enum(["copied", "failed"]) }),
  },
  pickFolder: {
    request: z.strictObject({ title: z.string().max(100) }),
    answer: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("picked"), path: z.string(), name: z.string() }),
      z.strictObject({ outcome: z.literal("cancelled") }),
      z.strictObject({ outcome: z.literal("failed") }),
    ]),
  },
  pickFile: {
    request: z.strictObject({
      title: z.string().max(100),
      extensions,
    }),
    answer: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("picked"), path: z.string(), name: z.string() }),
      z.strictObject({ outcome: z.literal("cancelled") }),
      z.strictObject({ outcome: z.literal("failed") }),
    ]),
  },
  /** The owner chooses the place; the answer holds the file's last name only, never its folder. */
  saveTextFile: {
    request: z.strictObject({ suggestedName: fileName, text: z.string() }),
    answer: saveOutcome,
    maxSize: 64 * 1024 * 1024,
  },
  /**
   * A file that opens the vault: `refused` where the chosen folder belongs to the app or is known to be copied to a
   * server, and then nothing is written.
   */
  saveSecretFile: {
    request: z.strictObject({ suggestedName: fileName, text: z.string().max(20_000) }),
    answer: z.discriminatedUnion("outcome", [
      ...saveOutcome.options,
      z.strictObject({ outcome: z.literal("refused") }),
    ]),
    maxSize: 32_000,
  },
  saveBytes: {
    request: z.strictObject({ suggestedName: fileName, bytes: z.instanceof(Uint8Array) }),
    answer: saveOutcome,
    maxSize: 512 * 1024 * 1024,
  },
  /**
   * The owner chooses where a file goes that is written piece by piece. `target` names the place to the vault worker's
   * requests until it is finished, aborted or the app is locked. `refused` where the folder belongs to the app.
   */
  pickSaveTarget: {
    request: z.strictObject({ suggestedName: fileName, extensions }),
    answer: z.discriminatedUnion("outcome", [
      z.strictObject({
        outcome: z.literal("picked"),
        target: z.string().regex(/^[0-9a-f]{32}$/),
        name: z.string(),
      }),
      z.strictObject({ outcome: z.literal("cancelled") }),
      z.strictObject({ outcome: z.literal("refused") }),
      z.strictObject({ outcome: z.literal("failed") }),
    ]),
  },
  printPage: {
    request: z.discriminatedUnion("to", [
      z.strictObject({ to: z.literal("printer") }),
      z.strictObject({ to: z.literal("pdf"), suggestedName: fileName }),
    ]),
    answer: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("printed") }),
      z.strictObject({ outcome: z.literal("saved"), name: z.string() }),
      z.strictObject({ outcome: z.literal("cancelled") }),
      z.strictObject({ outcome: z.literal("failed") }),
    ]),
  },
  /** Answers before the lock is done: this page's process ends with it. */
  lock: {
    request: z.strictObject({ how: z.enum(["flush", "panic"]) }),
    answer: z.strictObject({ started: z.boolean() }),
  },
  /** Why this page was opened fresh; `start` for the first page since the app began. */
  whyLocked: {
    request: nothing,
    answer: z.strictObject({ reason: z.enum(["start", "crash", ...lockReason.options]) }),
  },
  getAutoLock: { request: nothing, answer: autoLockSettings },
  /** The idle clock runs only while the page says it is unlocked. `onSuspend` covers sleep and the OS lock screen. */
  setAutoLock: {
    request: autoLockSettings,
    answer: z.strictObject({ set: z.literal(true) }),
  },
  /** The owner touched the page. At most once in ten seconds: the shell counts idle time from it where the OS has no clock. */
  activity: {
    request: nothing,
    answer: z.strictObject({ noted: z.literal(true) }),
  },
  /** State in words of a closed set, never text. `commands` are the menu commands that this page would obey now. */
  announceState: {
    request: z.strictObject({
      state: z.enum(["locked", "unlocked"]),
      dirty: z.boolean(),
      commands: z.array(menuCommand).max(menuCommand.options.length),
    }),
    answer: z.strictObject({ noted: z.literal(true) }),
  },
  /** The answer to the `flush` event of the same token. */
  flushed: {
    request: z.strictObject({ token: flushToken, outcome: flushOutcome }),
    answer: z.strictObject({ awaited: z.boolean() }),
  },
  quit: {
    request: nothing,
    answer: z.strictObject({ started: z.literal(true) }),
  },
  ...vaultCalls,
} as const satisfies Record<CallName, { request: z.ZodType; answer: z.ZodType; maxSize?: number }>

export type CallRequest<N extends CallName> = z.output<(typeof calls)[N]["request"]>
export type CallAnswer<N extends CallName> = z.output<(typeof calls)[N]["answer"]>
