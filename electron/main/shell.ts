import { setTimeout as delay } from "node:timers/promises"
import { createAppearance } from "./appearance.ts"
import { createAutoLock } from "./auto-lock.ts"
import { createCopyText } from "./copy-text.ts"
import { createCrashWatch } from "./crash.ts"
import type { Parts } from "./electron-module.ts"
import { logFault } from "./fault-log.ts"
import { createFlusher } from "./flush.ts"
import { createHandlers } from "./handlers.ts"
import { pageUrl } from "./identity.ts"
import type { DoorParts } from "./ipc/door.ts"
import { createSendEvent } from "./ipc/send-event.ts"
import { createLeave } from "./leave.ts"
import { createOpenLink } from "./links.ts"
import { createLock } from "./lock.ts"
import { menuTemplate } from "./menu.ts"
import { createOwnerDialogs } from "./owner-dialogs.ts"
import { createPageState, freshPage } from "./page-state.ts"
import { endRenderer } from "./renderer-end.ts"
import { isAppOwn, isKeptFrom } from "./secret-place.ts"
import type { VaultFilesHandler } from "./vault-files/handler.ts"
import { createVaultPicks, type VaultPickParts } from "./vault-picks.ts"
import { createWindow } from "./window.ts"
import { listenToWindow } from "./window-events.ts"
import { openWindowState } from "./window-state.ts"

export type ShellParts = {
  readonly electron: Parts<
    | "app"
    | "BrowserWindow"
    | "clipboard"
    | "dialog"
    | "Menu"
    | "nativeTheme"
    | "powerMonitor"
    | "screen"
    | "shell"
  >
  readonly session: Electron.Session
  readonly preload: string
  readonly statePath: string
  readonly vaultFiles: Pick<VaultFilesHandler, "seal" | "unseal" | "addTarget" | "move">
  readonly vaultPlaces: Pick<VaultPickParts, "root" | "places" | "picked">
  readonly openDoor: (parts: DoorParts) => void
}

const flushWithinMs = 3_000
const panicWithinMs = 300
const endWithinMs = 3_000
const sealWithinMs = 2_000

/** Builds the window with all that belongs to it, and opens the page. */
export function openShell(parts: ShellParts): Electron.BrowserWindow {
  const { app, clipboard, dialog, Menu, nativeTheme, powerMonitor, shell } = parts.electron
  const remembered = openWindowState(parts.statePath, 500)
  const appearance = createAppearance(nativeTheme, remembered.current().appearance, (now) => {
    remembered.change({ appearance: now.appearance })
    window.setBackgroundColor(appearance.paperColor())
    send("appearance", now)
    showMenu()
  })
  const window = createWindow({
    ...parts.electron,
    session: parts.session,
    preload: parts.preload,
    paperColor: appearance.paperColor(),
    isPackaged: app.isPackaged,
    remembered,
  })
  const contents = window.webContents
  const send = createSendEvent(contents)
  const dialogs = createOwnerDialogs(dialog, window, () => app.getPath("documents"))
  const flusher = createFlusher(send)
  const copyText = createCopyText(clipboard, (error) => logFault("clearing the clipboard", error))
  const sealFiles = () => sealWithin(parts.vaultFiles, sealWithinMs)
  const openFreshPage = () => contents.loadURL(pageUrl)
  const page = createPageState((now, before) => {
    if (now.state === "unlocked" && before.state === "locked") autoLock.noteActivity()
    if (now.state !== before.state || now.commands.join() !== before.commands.join()) showMenu()
  })
  const lock = createLock({
    page,
    flusher,
    sealFiles,
    unsealFiles: () => parts.vaultFiles.unseal(),
    openFreshPage,
    endRenderer: () =>
      endRenderer({
        contents,
        kill: (pid, signal) => process.kill(pid, signal),
        canKillFromOutside: "electron" in process.versions,
        waitMs: endWithinMs,
      }),
    askToLoseText: (withdrawn) => dialogs.askToLoseText("lock", withdrawn),
    exit: () => app.exit(1),
    flushWithinMs,
    panicWithinMs,
  })
  const autoLock = createAutoLock(
    {
      systemIdleMs: () => readSystemIdle(powerMonitor),
      now: () => performance.now(),
      isUnlocked: () => page.current().state === "unlocked",
      isAsking: () => dialogs.isAsking(),
      lock: lock.start,
    },
    remembered.current().autoLock,
  )
  const leave = createLeave({
    page,
    flusher,
    lock,
    askToLoseText: () => dialogs.askToLoseText("leave"),
    sealFiles,
    beforeGoing: async () => {
      await copyText.clearPending()
      await remembered.written()
    },
    destroyWindow: () => window.destroy(),
    flushWithinMs,
  })
  const crashed = createCrashWatch({
    isLocking: lock.isRunning,
    cutFlushShort: flusher.cutShort,
    openFreshPage: () => {
      lock.noteCrash()
      page.set(freshPage)
      sealFiles()
        .then(() => {
          parts.vaultFiles.unseal()
          return openFreshPage()
        })
        .catch((error: unknown) => logFault("opening the page again", error))
    },
    giveUp: () => {
      dialog.showErrorBox(
        "Lucilius has to close",
        "Its window stopped working several times in a row. What was saved is safe.",
      )
      app.exit(1)
    },
    now: () => performance.now(),
  })

  function showMenu(): void {
    const template = menuTemplate({
      isMac: process.platform === "darwin",
      isPackaged: app.isPackaged,
      appearance: appearance.current().appearance,
      commands: page.current().commands,
      isUnlocked: page.current().state === "unlocked",
      command: (command) => send("command", { command }),
      setAppearance: appearance.set,
      lock: lock.start,
      toggleFullscreen: () => window.setFullScreen(!window.isFullScreen()),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  listenToWindow({ app, Menu, powerMonitor, window, autoLock, leave, crashed })
  parts.openDoor({
    handlers: createHandlers({
      app,
      contents,
      appearance,
      autoLock,
      copyText,
      dialogs,
      flusher,
      lock,
      page,
      remembered,
      vaultPicks: createVaultPicks({
        ...parts.vaultPlaces,
        dialogs,
        appData: app.getPath("userData"),
        vaultFiles: parts.vaultFiles,
        isUnlocked: () => page.current().state === "unlocked",
      }),
      isAppOwn: (path) => isAppOwn(path, app.getPath("userData")),
      addTarget: (path) => parts.vaultFiles.addTarget(path),
      isSecretKeptFrom: (path) => isKeptFrom(path, app.getPath("userData")),
      openLink: createOpenLink({
        ask: (link) => dialogs.askToOpen(link),
        openExternal: (href) => shell.openExternal(href),
      }),
    }),
    isKnownWindow: (id) => id === contents.id,
    isLocking: lock.isEnding,
  })
  showMenu()
  openFreshPage().catch((error: unknown) => logFault("opening the page", error))
  return window
}

/** A disk that no longer answers must not keep the app from locking or leaving. */
async function sealWithin(files: Pick<VaultFilesHandler, "seal">, withinMs: number): Promise<void> {
  const overdue = new AbortController()
  const sealed = files.seal().catch((error: unknown) => logFault("shutting the vault's files", error))
  await Promise.race([sealed, delay(withinMs, undefined, { signal: overdue.signal }).catch(() => {})])
  overdue.abort()
}

/** Undefined where the runtime has no such clock: it throws, and the page's own reports are counted instead. */
function readSystemIdle(powerMonitor: Pick<Electron.PowerMonitor, "getSystemIdleTime">): number | undefined {
  try {
    return powerMonitor.getSystemIdleTime() * 1000
  } catch {
    return undefined
  }
}
