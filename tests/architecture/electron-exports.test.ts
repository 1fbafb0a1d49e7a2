import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { recordedExports, recordedMembers } from "./electron-record.ts"
import { importedExports, usedMembers } from "./electron-use.ts"
import { readModule } from "./read-module.ts"
import { projectRoot, sourceFiles } from "./source-files.ts"

/** The preload's half of `electron`, which the page's own script stands in for. */
const ofPreload = new Set(["contextBridge", "ipcRenderer"])

const linesOf = (use: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(use).flatMap(([type, members]) => members.map((member) => `${type}.${member}`))

const recorded = Object.fromEntries(
  Object.entries(recordedMembers).map(([type, members]) => [type, Object.keys(members)]),
)

describe("the record of what main and preload use of Electron", () => {
  test("names every export that they import, and no other", () => {
    expect(importedExports()).toEqual([...recordedExports])
  })

  test("names every member and event that they use, and no other", () => {
    const used = linesOf(usedMembers())
    expect(used.length).toBeGreaterThan(80)
    expect(used).toEqual(linesOf(recorded))
  })

  test("is what docs/RUNTIMES.md tells, line by line", () => {
    const text = readFileSync(join(projectRoot, "docs/RUNTIMES.md"), "utf8")
    const told = [...text.matchAll(/^\| `(\w+\.[^`]+)` \| (\w+) \|(.*)\|$/gm)].map(
      ([, member, standing, note = ""]) => ({
        line: `${member} ${standing}`,
        isExplained: note.trim() !== "",
      }),
    )
    const lines = Object.entries(recordedMembers).flatMap(([type, members]) =>
      Object.entries(members).map(([member, standing]) => `${type}.${member} ${standing}`),
    )
    expect(told.map(({ line }) => line)).toEqual(lines)
    expect(told.filter(({ line, isExplained }) => isExplained === line.endsWith(" same"))).toEqual([])
  })
})

describe("the fallback runtime", () => {
  test("has every export that main imports", () => {
    const standIn = sourceFiles(["electron/chromium"], /\/electron\.ts$/)[0]
    expect(standIn).toBeDefined()
    const names = new Set(
      [...(standIn?.text ?? "").matchAll(/export \{([^}]*)\}/g)].flatMap(([, list = ""]) =>
        list.split(",").map((name) => name.trim().split(" as ").at(-1) ?? ""),
      ),
    )
    expect(recordedExports.filter((name) => !ofPreload.has(name) && !names.has(name))).toEqual([])
  })

  test("gives the preload every export that the preload imports", () => {
    const isolated = sourceFiles(["electron/chromium/page"], /\/isolated\.ts$/)[0]
    const preload = sourceFiles(["electron/preload"], /(?<!\.d)\.ts$/)
      .flatMap((file) => readModule(file).imports)
      .filter(({ specifier }) => specifier === "electron")
      .flatMap(({ names }) => names)
    expect(preload.length).toBeGreaterThan(0)
    const given = /return \{ ([^}]*) \}/.exec(isolated?.text ?? "")?.[1]?.split(", ") ?? []
    expect(preload.filter((name) => !/^Ipc\w+Event$/.test(name) && !given.includes(name))).toEqual([])
  })
})
