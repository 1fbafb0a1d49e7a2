import { existsSync, readdirSync, readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { fromMarkdown } from "../../src/documents/markdown/from-markdown.ts"
import { test } from "../support/app.ts"
import { must } from "../support/must.ts"
import { writeVault } from "../support/storage/written-vault.ts"
import { report } from "./figures.ts"
import { measureUnlock, untilSearchReady } from "./measure-unlock.ts"
import { keystrokesOf, mixed } from "./query-mix.ts"
import { benchPassphrase } from "./seeded-vault.ts"
import { timeSearches } from "./time-searches.ts"

const letters = resolve(import.meta.dirname, "../../../shared/data/letters")
const limitMs = 16

const asked = [
  mixed("common word", ["the"]),
  mixed("mid word", ["friendship"]),
  mixed("rare word", ["Epicurus"]),
  mixed("two words", ["wise", "man"]),
  mixed("phrase", ["old", "age"]),
  mixed("prefix", ["phil"]),
]

test("S2: search in real letters", async ({ launchApp }) => {
  test.skip(!existsSync(letters), "The folder of letters is not beside the project")
  const userData = await mkdtemp(join(tmpdir(), "bench-"))
  await writeVault(userData, benchPassphrase, async ({ records }) => {
    const changes = readdirSync(letters)
      .filter((name) => name.endsWith(".md"))
      .map((name, at) => {
        const body = readFileSync(join(letters, name), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "")
        const fields = { date: `2026-01-${String(1 + (at % 28)).padStart(2, "0")}`, title: name.slice(4, -3) }
        const text = must(fromMarkdown(body)).document as never
        return { kind: "create", type: "journal-note", fields, bodies: { text } } as const
      })
    must(await records.commit(changes))
  })
  const app = await launchApp({ userData })
  const { keyAt } = await measureUnlock(app, "nav + main h1")
  const page = await app.page()
  await untilSearchReady(page, keyAt)
  const keys = asked.flatMap(keystrokesOf)
  await timeSearches(page, keys)
  const samples = await timeSearches(page, keys)
  const what = "a key of a query being typed, 124 letters of Seneca, 200,000 words"
  report({ target: "S2", what, samples, beside: "limit at 10k", besideValue: limitMs })
  await app.close()
  await rm(userData, { recursive: true })
})
