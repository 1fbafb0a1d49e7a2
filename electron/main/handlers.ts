import type { AppearanceControl } from "./appearance.ts"
import type { AutoLock } from "./auto-lock.ts"
import type { CopyText } from "./copy-text.ts"
import { logFault } from "./fault-log.ts"
import type { Flusher } from "./flush.ts"
import type { Handlers } from "./ipc/door.ts"
import type { Lock } from "./lock.ts"
import type { OwnerDialogs } from "./owner-dialogs.ts"
import type { PageStateHolder } from "./page-state.ts"
import { printPage } from "./print-page.ts"
import { readRuntimeInfo } from "./runtime-info.ts"
import type { createVaultPicks } from "./vault-picks.ts"
import type { WindowStateFile } from "./window-state.ts"

export type HandlerParts = {
  readonly app: { readonly isPackaged: boolean; readonly getVersion: () => string; readonly quit: () => void }
  readonly contents: Pick<Electron.WebContents, "print" | "printToPDF">
  readonly appearance: AppearanceControl
  readonly autoLock: AutoLock
  readonly copyText: CopyText
  readonly dialogs: OwnerDialogs
  readonly flusher: Flusher
  readonly lock: Lock
  readonly openLink: (url: string) => Promise<"opened" | "declined" | "refused" | "failed">
  readonly page: PageStateHolder
  readonly remembered: Pick<WindowStateFile, "current" | "change">
  /** Whether a file at this path would lie among the app's own. */
  readonly isAppOwn: (path: string) => Promise<boolean>
  readonly addTarget: (path: string) => Promise<string | null>
  readonly vaultPicks: ReturnType<typeof createVaultPicks>
  /** Whether a file that opens the vault may not lie at this path. */
  readonly isSecretKeptFrom: (path: string) => Promise<boolean>
}

/** What each call does. Requests have passed the door; answers pass it on their way out. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { app, contents, appearance, autoLock, copyText, dialogs, flusher, lock, openLink, page } = parts
  const { remembered, isSecretKeptFrom, isAppOwn, addTarget } = parts
  return {
    appInfo: () => readRuntimeInfo(app),
    getAppearance: () => appearance.current(),
    setAppearance: (request) => appearance.set(request.appearance),
    getLook: () => remembered.current().look,
    setLook: (look) => {
      remembered.change({ look })
      return look
    },
    openLink: async ({ url }) => ({ outcome: await openLink(url) }),
    copyText: async ({ text, clearAfterMs }) => {
      try {
        await copyText.copy(text, clearAfterMs)
        return { outcome: "copied" }
      } catch (error) {
        logFault("writing the clipboard", error)
        return { outcome: "failed" }
      }
    },
    pickFolder: ({ title }) => dialogs.pickFolder(title),
    pickFile: ({ title, extensions }) => dialogs.pickFile(title, extensions),
    saveTextFile: ({ suggestedName, text }) =>
      dialogs.saveFile(suggestedName, () => new TextEncoder().encode(text)),
    saveSecretFile: ({ suggestedName, text }) =>
      dialogs.saveSecretFile(suggestedName, new TextEncoder().encode(text), isSecretKeptFrom),
    saveBytes: ({ suggestedName, bytes }) => dialogs.saveFile(suggestedName, () => bytes),
    pickSaveTarget: (request) => dialogs.pickSaveTarget(request, isAppOwn, addTarget),
    printPage: (request) => printPage(contents, dialogs, request),
    lock: ({ how }) => ({ started: lock.start(how === "panic" ? "panic" : "lock") }),
    whyLocked: () => ({ reason: lock.whyFresh() }),
    getAutoLock: () => remembered.current().autoLock,
    setAutoLock: (settings) => {
      autoLock.set(settings)
      remembered.change({ autoLock: settings })
      return { set: true }
    },
    activity: () => {
      autoLock.noteActivity()
      return { noted: true }
    },
    announceState: (state) => {
      page.set(state)
      return { noted: true }
    },
    flushed: ({ token, outcome }) => ({ awaited: flusher.answered(token, outcome) }),
    quit: () => {
      app.quit()
      return { started: true }
    },
    ...parts.vaultPicks,
  }
}
