import type { Appearance, MenuCommand } from "../../src/contract/values.ts"
import { productName } from "./identity.ts"

export type MenuParts = {
  readonly isMac: boolean
  readonly isPackaged: boolean
  readonly appearance: Appearance
  /** Those that the page would obey now; the others do not stand in the menu. */
  readonly commands: readonly MenuCommand[]
  readonly isUnlocked: boolean
  readonly command: (command: MenuCommand) => void
  readonly setAppearance: (appearance: Appearance) => void
  readonly lock: (how: "lock" | "panic") => void
  readonly toggleFullscreen: () => void
}

type Item = Electron.MenuItemConstructorOptions

/** Titles only, no accelerator: the keys of these are the page's, which knows whether a text field has the focus. */
const commandLabels: Readonly<Record<MenuCommand, string>> = {
  "new-session": "New session",
  "new-note": "New note",
  palette: "Go to or do…",
  search: "Search",
  settings: "Settings",
  shortcuts: "Keyboard shortcuts",
}

/** The whole application menu. Commands that do not exist in the present state are left out, not shown dead. */
export function menuTemplate(parts: MenuParts): Item[] {
  return [
    ...(parts.isMac ? [macMenu(parts)] : []),
    fileMenu(parts),
    { role: "editMenu" },
    viewMenu(parts),
    { role: "windowMenu" },
    helpMenu(parts),
  ]
}

function pageItems(parts: MenuParts, wanted: readonly MenuCommand[]): Item[] {
  return wanted
    .filter((name) => parts.commands.includes(name))
    .map((name) => ({ id: name, label: commandLabels[name], click: () => parts.command(name) }))
}

function lockItems(parts: MenuParts): Item[] {
  if (!parts.isUnlocked) return []
  return [
    { id: "lock", label: "Lock", accelerator: "CmdOrCtrl+L", click: () => parts.lock("lock") },
    { id: "panic", label: "Lock at once", accelerator: "CmdOrCtrl+Alt+L", click: () => parts.lock("panic") },
  ]
}

/** Separators only between groups that have something in them. */
function groups(...all: readonly Item[][]): Item[] {
  return all
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ type: "separator" } satisfies Item, ...group]))
}

function macMenu(parts: MenuParts): Item {
  return {
    label: productName,
    submenu: groups(
      [{ role: "about" }],
      pageItems(parts, ["settings"]),
      [{ role: "hide" }, { role: "hideOthers" }, { role: "unhide" }],
      [{ role: "quit" }],
    ),
  }
}

function fileMenu(parts: MenuParts): Item {
  return {
    label: "File",
    submenu: groups(
      pageItems(parts, ["new-session", "new-note"]),
      pageItems(parts, parts.isMac ? ["palette", "search"] : ["palette", "search", "settings"]),
      lockItems(parts),
      [parts.isMac ? { role: "close" } : { role: "quit" }],
    ),
  }
}

function viewMenu(parts: MenuParts): Item {
  const appearances: ReadonlyArray<readonly [Appearance, string]> = [
    ["system", "Like the system"],
    ["light", "Light"],
    ["dark", "Dark"],
  ]
  return {
    label: "View",
    submenu: groups(
      appearances.map(([appearance, label]) => ({
        id: `appearance-${appearance}`,
        label,
        type: "radio",
        checked: parts.appearance === appearance,
        click: () => parts.setAppearance(appearance),
      })),
      [{ role: "resetZoom" }, { role: "zoomIn" }, { role: "zoomOut" }],
      // F11 is the page's focus mode, so the role with its accelerator is not used.
      [{ id: "fullscreen", label: "Full screen", click: () => parts.toggleFullscreen() }],
      parts.isPackaged ? [] : [{ role: "toggleDevTools" }],
    ),
  }
}

function helpMenu(parts: MenuParts): Item {
  return {
    role: "help",
    submenu: groups(pageItems(parts, ["shortcuts"]), parts.isMac ? [] : [{ role: "about" }]),
  }
}
