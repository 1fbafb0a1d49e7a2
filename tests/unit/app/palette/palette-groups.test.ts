import { beforeAll, describe, expect, it, vi } from "vitest"
import { allCommands } from "../../../../src/app/frame/command.ts"
import { paletteGroups } from "../../../../src/app/palette/palette-groups.ts"
import type { PaletteRow } from "../../../../src/app/palette/palette-rows.ts"
import { readLine, verbs } from "../../../../src/app/palette/verbs.ts"
import { loadSentences } from "../../../../src/app/strings/say.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { Recalled } from "../../../../src/worker/api/search.ts"

vi.hoisted(() => vi.stubGlobal("navigator", { language: "en-GB", platform: "Linux" }))
beforeAll(loadSentences)

function person(name: string): Recalled {
  return { id: name as RecordId, kind: "contact", name, detail: "", of: null, marks: [] }
}
const anna = person("Anna Berg")

function shown(typed: string, recalled: readonly Recalled[] = [], isLate = false) {
  return paletteGroups(readLine(typed, null), recalled, isLate)
}
const idsOf = (rows: readonly PaletteRow[]) => rows.map(({ id }) => id)
const all = (typed: string, recalled: readonly Recalled[] = []) =>
  idsOf(shown(typed, recalled).flatMap(({ rows }) => rows))

describe("what a line asks for", () => {
  it("is a verb with what stands behind it, however the verb is written", () => {
    expect(readLine("new session with anna", null)).toEqual({
      verb: "session-with",
      isInline: true,
      text: "anna",
      typed: "new session with anna",
    })
    expect(readLine("Log exchange with  Anna B", null)).toMatchObject({
      verb: "exchange-with",
      text: "Anna B",
    })
    expect(readLine("gave anna", null)).toMatchObject({ verb: "gave", text: "anna" })
    expect(readLine("new action call Anna, then Bo", null)).toMatchObject({
      verb: "add-action",
      text: "call Anna, then Bo",
    })
    expect(readLine("go to journal", null)).toMatchObject({ verb: "go-to", text: "journal" })
  })

  it("is no verb without anything behind it, nor in the middle of a name", () => {
    expect(readLine("new session with", null).verb).toBeNull()
    expect(readLine("gave", null).verb).toBeNull()
    expect(readLine("what anna gave", null).verb).toBeNull()
    expect(readLine("goals", null).verb).toBeNull()
  })

  it("is whatever was begun, with all of the words behind it", () => {
    expect(readLine("go to anna", "gave")).toMatchObject({
      verb: "gave",
      isInline: false,
      text: "go to anna",
    })
  })
})

describe("the palette", () => {
  it("without a word shows what was used last, and then everything there is, once", () => {
    const groups = shown("", [anna])
    expect(groups[0]?.rows).toMatchObject([{ kind: "record", record: anna }])
    const ids = all("", [anna])
    expect(new Set(ids).size).toBe(ids.length)
    for (const command of allCommands) expect(ids.includes(`c-${command}`)).toBe(command !== "palette")
    for (const verb of verbs) expect(ids).toContain(`v-${verb}`)
  })

  it("finds every command by its own name first, and by its synonyms", () => {
    for (const row of shown("").flatMap(({ rows }) => rows)) {
      if (row.kind === "command") expect(all(row.name)[0]).toBe(row.id)
    }
    expect(all("log out")).toContain("c-lock")
    expect(all("night")[0]).toBe("c-theme-dark")
    expect(all("sttings")[0]).toBe("c-settings")
  })

  it("puts the better match first: a command, or somebody", () => {
    expect(all("lock", [person("Locke")])[0]).toBe("c-lock")
    expect(all("anna", [anna])[0]).toBe("r-Anna Berg")
    expect(shown("lock", [person("Lock")], true)[0]?.rows[0]?.id).toBe("c-lock")
  })

  it("leaves out what is far worse than the best, and keeps whom only a nickname found", () => {
    const seun = person("Seun Adeyemi")
    expect(all("seun", [seun, person("Sunniva"), person("Thore")])).toEqual([
      "r-Seun Adeyemi",
      "r-Thore",
      "w-search",
    ])
    expect(all("seun", [person("Sunniva")])).toContain("r-Sunniva")
  })

  it("offers to search for whatever was typed, and nothing else where nothing is called that", () => {
    expect(all("qxqxqx")).toEqual(["w-search"])
    expect(all("search for berlin")).toEqual(["w-search"])
  })

  it("shows after a verb what can stand there", () => {
    const [group] = shown("new session with anna", [anna])
    expect(group?.rows).toMatchObject([
      { kind: "record", record: anna, verb: "session-with" },
      { kind: "form", verb: "session-with" },
    ])
    expect(shown("go to anna", [anna]).flatMap(({ rows }) => rows)).toMatchObject([
      { kind: "record", verb: null },
      { kind: "words", deed: "search" },
    ])
    expect(all("go to journal")).toContain("c-go-journal")
    expect(shown("new action call")[0]?.rows).toMatchObject([
      { kind: "words", deed: "add-action", text: "call" },
      { kind: "words", deed: "add-action-more", text: "call" },
    ])
  })

  it("shows nothing after a verb that takes words, before there are any", () => {
    expect(paletteGroups(readLine("", "write-note"), [], false)).toEqual([])
    expect(paletteGroups(readLine(" ", "gave"), [anna], false)[0]?.rows).toHaveLength(2)
  })
})
