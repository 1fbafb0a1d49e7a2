import { describe, expect, test } from "vitest"
import { type MenuParts, menuTemplate } from "../../../electron/main/menu.ts"
import { textMenuTemplate } from "../../../electron/main/text-menu.ts"
import { menuCommand } from "../../../src/contract/values.ts"

type Item = Electron.MenuItemConstructorOptions

const base: MenuParts = {
  isMac: false,
  isPackaged: true,
  appearance: "system",
  commands: [],
  isUnlocked: false,
  command: () => {},
  setAppearance: () => {},
  lock: () => {},
  toggleFullscreen: () => {},
}

function flat(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}

const ids = (parts: Partial<MenuParts>) => flat(menuTemplate({ ...base, ...parts })).map((item) => item.id)
const roles = (parts: Partial<MenuParts>) =>
  flat(menuTemplate({ ...base, ...parts })).map((item) => item.role)

describe("the application menu", () => {
  test("holds exactly the page's commands that exist now", () => {
    const all = menuCommand.options
    expect(ids({}).filter((id) => all.some((name) => name === id))).toEqual([])
    expect(ids({ commands: all })).toEqual(expect.arrayContaining([...all]))
    expect(ids({ commands: ["search"] })).toContain("search")
    expect(ids({ commands: ["search"] })).not.toContain("new-note")
  })

  test("offers to lock only what is unlocked", () => {
    expect(ids({ isUnlocked: false })).not.toContain("lock")
    expect(ids({ isUnlocked: true })).toEqual(expect.arrayContaining(["lock", "panic"]))
  })

  test("carries out what was chosen", () => {
    const seen: string[] = []
    const items = flat(
      menuTemplate({
        ...base,
        isUnlocked: true,
        commands: ["new-note"],
        command: (name) => seen.push(name),
        lock: (how) => seen.push(how),
        setAppearance: (appearance) => seen.push(appearance),
        toggleFullscreen: () => seen.push("fullscreen"),
      }),
    )
    for (const id of ["new-note", "lock", "panic", "appearance-dark", "fullscreen"]) {
      const click = items.find((item) => item.id === id)?.click
      // The template's clicks take nothing of what Electron hands to them.
      Reflect.apply(click ?? (() => seen.push(`no ${id}`)), undefined, [])
    }
    expect(seen).toEqual(["new-note", "lock", "panic", "dark", "fullscreen"])
  })

  test("marks the appearance in use and no other", () => {
    const radios = flat(menuTemplate({ ...base, appearance: "dark" })).filter((item) => item.type === "radio")
    expect(radios.map((item) => [item.id, item.checked])).toEqual([
      ["appearance-system", false],
      ["appearance-light", false],
      ["appearance-dark", true],
    ])
  })

  test("has the standard roles of each system, and developer tools only before packaging", () => {
    expect(roles({})).toEqual(
      expect.arrayContaining(["editMenu", "windowMenu", "help", "about", "quit", "zoomIn"]),
    )
    expect(roles({ isMac: true })).toEqual(
      expect.arrayContaining(["hide", "hideOthers", "quit", "close", "about"]),
    )
    expect(roles({ isPackaged: true })).not.toContain("toggleDevTools")
    expect(roles({ isPackaged: false })).toContain("toggleDevTools")
  })

  test("never reloads the page and binds no key twice", () => {
    for (const isMac of [false, true]) {
      const items = flat(
        menuTemplate({ ...base, isMac, isPackaged: false, isUnlocked: true, commands: menuCommand.options }),
      )
      expect(items.map((item) => item.role)).not.toEqual(expect.arrayContaining(["reload"]))
      expect(items.map((item) => item.role)).not.toEqual(expect.arrayContaining(["forceReload"]))
      const keys = items.flatMap((item) => (item.accelerator === undefined ? [] : [item.accelerator]))
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test("has no separator at an end or beside another", () => {
    for (const commands of [[], menuCommand.options]) {
      for (const menu of menuTemplate({ ...base, commands })) {
        const kinds = (Array.isArray(menu.submenu) ? menu.submenu : []).map(
          (item) => item.type === "separator",
        )
        expect(kinds[0] ?? false).toBe(false)
        expect(kinds.at(-1) ?? false).toBe(false)
        expect(kinds.some((is, index) => is && kinds[index + 1] === true)).toBe(false)
      }
    }
  })
})

describe("the menu on text", () => {
  const editFlags = {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: true,
  }

  test("edits in a field, copies a selection, and is none elsewhere", () => {
    const inField = textMenuTemplate({ isEditable: true, selectionText: "", editFlags })
    expect(inField.find((item) => item.role === "redo")?.enabled).toBe(false)
    expect(inField.map((item) => item.role)).toEqual(
      expect.arrayContaining(["cut", "copy", "paste", "selectAll"]),
    )
    const onText = textMenuTemplate({ isEditable: false, selectionText: "x", editFlags })
    expect(onText.map((item) => item.role)).toEqual(["copy"])
    expect(textMenuTemplate({ isEditable: false, selectionText: "", editFlags })).toEqual([])
  })
})
