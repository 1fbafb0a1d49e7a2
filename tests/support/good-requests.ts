import type { CallName } from "../../src/contract/names.ts"

/** A request that each call accepts: the positive case behind every refusal. */
export const goodRequests: Readonly<Record<CallName, Readonly<Record<string, unknown>> | undefined>> = {
  appInfo: undefined,
  getAppearance: undefined,
  setAppearance: { appearance: "dark" },
  getLook: undefined,
  setLook: { contrast: "high", textSize: "large", density: "compact" },
  openLink: { url: "https://example.org/" },
  copyText: { text: "words", clearAfterMs: 30_000 },
  pickFolder: { title: "Where" },
  pickFile: { title: "Which", extensions: ["age"] },
  saveTextFile: { suggestedName: "Sheet.txt", text: "words" },
  saveSecretFile: { suggestedName: "Sheet.txt", text: "words" },
  saveBytes: { suggestedName: "Copy.age", bytes: new Uint8Array([1, 2, 3]) },
  pickSaveTarget: { suggestedName: "Copy.age", extensions: ["age"] },
  printPage: { to: "pdf", suggestedName: "Sheet.pdf" },
  lock: { how: "flush" },
  whyLocked: undefined,
  getAutoLock: undefined,
  setAutoLock: { idleMs: 600_000, onSuspend: true, onBlur: false },
  activity: undefined,
  announceState: { state: "unlocked", dirty: false, commands: ["search"] },
  flushed: { token: "0123456789abcdef0123456789abcdef", outcome: "saved" },
  quit: undefined,
}
