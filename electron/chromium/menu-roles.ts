import type * as Electron from "electron"
import { app } from "./app.ts"
import type { BrowserWindowStandIn } from "./browser-window.ts"
import { type Lacking, NotHere } from "./not-here.ts"

type Click = (item: object, window: BrowserWindowStandIn | undefined, event: object) => void
type Role = {
  readonly label: string
  readonly accelerator?: string
  readonly click?: Click
  readonly submenu?: Electron.MenuItemConstructorOptions[]
}

const noClick =
  (feature: Lacking): Click =>
  () => {
    throw new NotHere(feature)
  }

const edit: Electron.MenuItemConstructorOptions[] = [
  { role: "undo" },
  { role: "redo" },
  { type: "separator" },
  { role: "cut" },
  { role: "copy" },
  { role: "paste" },
  { role: "selectAll" },
]

/**
 * What the menu's standard lines do. Those for editing and zooming have no accelerator here: a browser carries out
 * their keys itself, and must not be kept from it.
 */
const roles: Readonly<Record<string, Role>> = {
  quit: { label: "Quit", accelerator: "CmdOrCtrl+Q", click: () => app.quit() },
  close: { label: "Close Window", accelerator: "CmdOrCtrl+W", click: (_item, window) => window?.close() },
  minimize: { label: "Minimize", accelerator: "CmdOrCtrl+M", click: (_item, window) => window?.minimize() },
  reload: { label: "Reload", accelerator: "CmdOrCtrl+R", click: (_item, window) => window?.reload() },
  togglefullscreen: {
    label: "Toggle Full Screen",
    accelerator: "F11",
    click: (_item, window) => window?.setFullScreen(!window.isFullScreen()),
  },
  resetzoom: { label: "Actual Size", click: noClick("webContents.zoom") },
  zoomin: { label: "Zoom In", click: noClick("webContents.zoom") },
  zoomout: { label: "Zoom Out", click: noClick("webContents.zoom") },
  about: { label: "About", click: () => app.showAboutPanel() },
  toggledevtools: { label: "Toggle Developer Tools", click: noClick("webContents.devTools") },
  undo: { label: "Undo", click: noClick("Menu.bar") },
  redo: { label: "Redo", click: noClick("Menu.bar") },
  cut: { label: "Cut", click: noClick("Menu.bar") },
  copy: { label: "Copy", click: noClick("Menu.bar") },
  paste: { label: "Paste", click: noClick("Menu.bar") },
  pasteandmatchstyle: { label: "Paste and Match Style", click: noClick("Menu.bar") },
  delete: { label: "Delete", click: noClick("Menu.bar") },
  selectall: { label: "Select All", click: noClick("Menu.bar") },
  editmenu: { label: "Edit", submenu: edit },
  windowmenu: { label: "Window", submenu: [{ role: "minimize" }, { role: "close" }] },
  help: { label: "Help" },
}

export function roleOf(role: string | undefined): Role | undefined {
  const name = role?.toLowerCase()
  return name !== undefined && Object.hasOwn(roles, name) ? roles[name] : undefined
}
