import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { createAppearance, paper } from "../../../electron/main/appearance.ts"
import { createCopyText } from "../../../electron/main/copy-text.ts"
import { createOwnerDialogs } from "../../../electron/main/owner-dialogs.ts"
import { printPage } from "../../../electron/main/print-page.ts"
import { readRuntimeInfo } from "../../../electron/main/runtime-info.ts"
import { writeWholeFile } from "../../../electron/main/whole-file.ts"
import { calls } from "../../../src/contract/calls.ts"

let folder = ""
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "owner-"))
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(folder, { recursive: true })
})

function scriptedClipboard() {
  const state = { text: "before" }
  const clipboard = {
    readText: async () => state.text,
    writeText: async (text: string) => {
      state.text = text
    },
    clear: () => {
      state.text = ""
    },
  }
  return { state, clipboard }
}

describe("copied text", () => {
  test("is cleared after its time if it is still there", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const { state, clipboard } = scriptedClipboard()
    const copyText = createCopyText(clipboard, () => {})
    await copyText.copy("recovery words", 30_000)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(state.text).toBe("recovery words")
    await vi.advanceTimersByTimeAsync(1)
    expect(state.text).toBe("")
  })

  test("leaves alone what the owner copied since", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const { state, clipboard } = scriptedClipboard()
    const copyText = createCopyText(clipboard, () => {})
    await copyText.copy("recovery words", 30_000)
    state.text = "something else"
    await vi.advanceTimersByTimeAsync(30_000)
    expect(state.text).toBe("something else")
  })

  test("has one clock: a later copy without an end is not cleared by an earlier one", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const { state, clipboard } = scriptedClipboard()
    const copyText = createCopyText(clipboard, () => {})
    await copyText.copy("same", 5_000)
    await copyText.copy("same", undefined)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.text).toBe("same")
    await copyText.clearPending()
    expect(state.text).toBe("same")
  })

  test("is cleared at once when the app is left", async () => {
    const { state, clipboard } = scriptedClipboard()
    const copyText = createCopyText(clipboard, () => {})
    await copyText.copy("recovery words", 600_000)
    await copyText.clearPending()
    expect(state.text).toBe("")
  })
})

describe("writing a whole file", () => {
  test("replaces what was there, for the owner alone, and leaves nothing beside it", async () => {
    const path = join(folder, "Sheet.txt")
    await writeFile(path, "old, and longer than the new")
    await writeWholeFile(path, new TextEncoder().encode("new"))
    expect(await readFile(path, "utf8")).toBe("new")
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(["Sheet.txt"])
  })

  test("leaves what was there and nothing beside it when it fails", async () => {
    const path = join(folder, "taken")
    await writeWholeFile(join(folder, "control"), new Uint8Array(1))
    // A folder in the file's place: everything works but the last step.
    await writeFile(join(folder, "x"), "")
    const { mkdir } = await import("node:fs/promises")
    await mkdir(path)
    await writeFile(join(path, "inside"), "kept")
    await expect(writeWholeFile(path, new Uint8Array([1]))).rejects.toThrow()
    expect((await readdir(folder)).toSorted()).toEqual(["control", "taken", "x"])
    expect(await readdir(path)).toEqual(["inside"])
  })
})

type Chosen = { readonly save?: string; readonly open?: readonly string[]; readonly button?: number }

/** Native dialogs that answer as told. */
function scriptedDialogs(chosen: Chosen) {
  const shown: unknown[] = []
  let isAskingInside = false
  const dialog = {
    showMessageBox: async (_window: unknown, options: unknown) => {
      shown.push(options)
      isAskingInside = dialogs.isAsking()
      return { response: chosen.button ?? 0, checkboxChecked: false }
    },
    showOpenDialog: async (_window: unknown, options: unknown) => {
      shown.push(options)
      return { canceled: chosen.open === undefined, filePaths: [...(chosen.open ?? [])] }
    },
    showSaveDialog: async (_window: unknown, options: unknown) => {
      shown.push(options)
      return { canceled: chosen.save === undefined, filePath: chosen.save ?? "" }
    },
  }
  const dialogs = createOwnerDialogs(
    dialog as unknown as Electron.Dialog,
    {} as Electron.BaseWindow,
    () => "/home/ann/Documents",
  )
  return { dialogs, shown, wasAsking: () => isAskingInside }
}

describe("the shell's questions", () => {
  test("to open an address show its host and the whole of it, and only the second button means yes", async () => {
    const yes = scriptedDialogs({ button: 1 })
    expect(await yes.dialogs.askToOpen({ href: "https://example.org/a", shownAs: "example.org" })).toBe(true)
    expect(yes.shown).toEqual([
      expect.objectContaining({
        message: expect.stringContaining("example.org") as string,
        detail: "https://example.org/a",
        cancelId: 0,
        defaultId: 0,
      }),
    ])
    expect([yes.wasAsking(), yes.dialogs.isAsking()]).toEqual([true, false])
    const no = scriptedDialogs({ button: 0 })
    expect(await no.dialogs.askToOpen({ href: "https://example.org/", shownAs: "example.org" })).toBe(false)
  })

  test("for a place to save tell the page the file's last name and no folder", async () => {
    const path = join(folder, "Sheet.txt")
    const { dialogs, shown } = scriptedDialogs({ save: path })
    const answer = await dialogs.saveFile("Sheet.txt", () => new TextEncoder().encode("words"))
    expect(answer).toEqual({ outcome: "saved", name: "Sheet.txt" })
    expect(await readFile(path, "utf8")).toBe("words")
    expect(shown).toEqual([expect.objectContaining({ defaultPath: "/home/ann/Documents/Sheet.txt" })])
  })

  test("make nothing before a place was chosen, and name a failure without its reason", async () => {
    let isMade = false
    const make = () => {
      isMade = true
      return new Uint8Array(1)
    }
    expect(await scriptedDialogs({}).dialogs.saveFile("a.txt", make)).toEqual({ outcome: "cancelled" })
    expect(isMade).toBe(false)
    const nowhere = scriptedDialogs({ save: join(folder, "missing", "a.txt") })
    expect(await nowhere.dialogs.saveFile("a.txt", make)).toEqual({ outcome: "failed" })
    expect(isMade).toBe(true)
  })

  test("for a folder or a file give the one that was chosen", async () => {
    const { dialogs, shown } = scriptedDialogs({ open: ["/mnt/stick/Copy.age"] })
    expect(await dialogs.pickFile("Open a backup", ["age"])).toEqual({
      outcome: "picked",
      path: "/mnt/stick/Copy.age",
      name: "Copy.age",
    })
    expect((await dialogs.pickFolder("Where")).outcome).toBe("picked")
    expect(shown).toEqual([
      expect.objectContaining({
        properties: expect.arrayContaining(["openFile", "dontAddToRecent"]) as string[],
      }),
      expect.objectContaining({ properties: expect.arrayContaining(["openDirectory"]) as string[] }),
    ])
    expect(await scriptedDialogs({}).dialogs.pickFolder("Where")).toEqual({ outcome: "cancelled" })
    expect(await scriptedDialogs({ open: [] }).dialogs.pickFolder("Where")).toEqual({ outcome: "cancelled" })
  })
})

describe("printing", () => {
  type Print = Electron.WebContents["print"]

  function contentsWith(print: Print) {
    return { print, printToPDF: async () => Buffer.from("%PDF-1.7") }
  }

  test("to a PDF saves it where the owner chose", async () => {
    const path = join(folder, "Sheet.pdf")
    const { dialogs } = scriptedDialogs({ save: path })
    const answer = await printPage(
      contentsWith(() => {}),
      dialogs,
      { to: "pdf", suggestedName: "Sheet.pdf" },
    )
    expect(answer).toEqual({ outcome: "saved", name: "Sheet.pdf" })
    expect(await readFile(path, "utf8")).toBe("%PDF-1.7")
  })

  test("on a printer tells printed from cancelled from failed", async () => {
    const { dialogs } = scriptedDialogs({})
    const run = (print: Print) => printPage(contentsWith(print), dialogs, { to: "printer" })
    expect(await run((_options, done) => done?.(true, ""))).toEqual({ outcome: "printed" })
    expect(await run((_options, done) => done?.(false, "Print job canceled"))).toEqual({
      outcome: "cancelled",
    })
    expect(await run((_options, done) => done?.(false, "No printers available"))).toEqual({
      outcome: "failed",
    })
    const throwing = () => {
      throw new Error("webContents.print is not here")
    }
    expect(await run(throwing)).toEqual({ outcome: "failed" })
  })
})

describe("the appearance", () => {
  function scriptedTheme(isSystemDark: boolean) {
    const state = { isSystemDark, source: "system" as "system" | "light" | "dark", updated: () => {} }
    const theme = {
      get themeSource() {
        return state.source
      },
      set themeSource(source) {
        state.source = source
        state.updated()
      },
      get shouldUseDarkColors() {
        return state.source === "system" ? state.isSystemDark : state.source === "dark"
      },
      on: (_name: string, listener: () => void) => {
        state.updated = listener
      },
    }
    return { state, theme: theme as unknown as Electron.NativeTheme }
  }

  test("is announced once for each change, the owner's or the system's", () => {
    const { state, theme } = scriptedTheme(false)
    const seen: unknown[] = []
    const appearance = createAppearance(theme, "system", (now) => seen.push(now))
    expect(appearance.paperColor()).toBe(paper.light)
    expect(appearance.set("dark")).toEqual({ appearance: "dark", dark: true })
    expect(appearance.paperColor()).toBe(paper.dark)
    appearance.set("dark")
    appearance.set("system")
    state.isSystemDark = true
    state.updated()
    state.updated()
    expect(seen).toEqual([
      { appearance: "dark", dark: true },
      { appearance: "system", dark: false },
      { appearance: "system", dark: true },
    ])
  })
})

describe("what the page is told of its runtime", () => {
  const app = { isPackaged: false, getVersion: () => "0.1.0" }

  afterEach(() => {
    globalThis.runtimeLacks = undefined
  })

  test("says what a runtime other than Electron lacks, in the contract's shape", () => {
    globalThis.runtimeLacks = Object.freeze(["Tray", "powerMonitor.events"])
    const info = readRuntimeInfo(app)
    expect(calls.appInfo.answer.parse(info)).toEqual(info)
    expect(info).toMatchObject({
      version: "0.1.0",
      runtime: "chromium",
      lacks: ["Tray", "powerMonitor.events"],
    })
    globalThis.runtimeLacks = undefined
    expect(readRuntimeInfo(app).lacks).toEqual([])
  })
})
