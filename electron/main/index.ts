import { join } from "node:path"
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
} from "electron"
import { claimScheme, createAppHandler } from "./app-protocol.ts"
import { appendOwnSwitches, findRefusedSwitch } from "./command-line.ts"
import { guardAllContents, refuseDownloads } from "./contents-guard.ts"
import { logFault } from "./fault-log.ts"
import { origin, partition, productName, scheme } from "./identity.ts"
import { openDoor } from "./ipc/open-door.ts"
import { cancelForeignRequests } from "./network-filter.ts"
import { denyPermissions } from "./permissions.ts"
import { noteRefusedStore, setAsideRefusedStore } from "./refused-store.ts"
import { openShell } from "./shell.ts"
import { diskFiles } from "./vault-files/files.ts"
import { createVaultFilesHandler } from "./vault-files/handler.ts"
import { PickedPlaces } from "./vault-files/picked-places.ts"
import { Places } from "./vault-files/places.ts"

const refusedSwitch = findRefusedSwitch(app)
if (refusedSwitch !== null) {
  process.stderr.write(`Lucilius does not run with --${refusedSwitch}: it would open what is private.\n`)
  app.exit(1)
} else {
  boot()
}

/** One line for each thing set up, in the order in which it must be. Nothing is read or written before the lock. */
function boot(): void {
  app.setName(productName)
  if (!app.requestSingleInstanceLock()) return app.quit()
  setAsideRefusedStore(app.getPath("sessionData"))
  app.enableSandbox()
  appendOwnSwitches(app.commandLine)
  claimScheme(protocol)
  guardAllContents(app)
  app.on("window-all-closed", () => app.quit())
  app.setAboutPanelOptions({
    applicationName: productName,
    applicationVersion: app.getVersion(),
    copyright: "MIT licence",
    credits: "A private mentoring journal. Everything stays on this computer, encrypted.",
  })
  // Not awaited at the top level: Electron is ready only after this module has been evaluated.
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      logFault("starting", error)
      app.exit(1)
    })
}

function open(): void {
  const own = session.fromPartition(partition, { cache: false })
  for (const each of [own, session.defaultSession]) {
    cancelForeignRequests(each.webRequest, app.isPackaged)
    denyPermissions(each)
    refuseDownloads(each)
  }
  const userData = app.getPath("userData")
  const vaultPlaces = {
    root: join(userData, "v"),
    places: new Places(diskFiles, join(userData, "places.json")),
    picked: new PickedPlaces(),
  }
  const vaultFiles = createVaultFilesHandler({
    ...vaultPlaces,
    origins: [origin],
    noteRefusedStore: () => noteRefusedStore(app.getPath("sessionData")),
  })
  const page = join(import.meta.dirname, "../renderer")
  own.protocol.handle(
    scheme,
    createAppHandler(page, (request) => vaultFiles.handle(request)),
  )
  openShell({
    electron: { app, BrowserWindow, clipboard, dialog, Menu, nativeTheme, powerMonitor, screen, shell },
    session: own,
    preload: join(import.meta.dirname, "../preload/index.cjs"),
    statePath: join(app.getPath("userData"), "window.json"),
    vaultFiles,
    vaultPlaces,
    openDoor,
  })
}
