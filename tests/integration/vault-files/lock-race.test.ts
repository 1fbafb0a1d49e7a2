import { readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { diskFiles } from "../../../electron/main/vault-files/files.ts"
import { createFolder } from "../../../electron/main/vault-files/folders.ts"
import { nodeProgram } from "../../support/node-program.ts"
import { outerHeader } from "../../support/vault-files/frames.ts"
import { testFolder } from "../../support/vault-files/folder.ts"
import { RunningProgram } from "../../support/vault-files/running-program.ts"

const starts = process.env["BAR"] === "1" ? 100 : 12
let program: Awaited<ReturnType<typeof nodeProgram>>

beforeAll(async () => {
  program = await nodeProgram("tests/support/vault-files/racing-program.ts")
})
afterAll(() => program.remove())

describe("processes that start at once on one vault", () => {
  it(`${starts} of them: one wins, the others name it; killed, it is taken over silently by one of the next`, async () => {
    const root = join(await testFolder(), "v")
    const made = await createFolder(diskFiles, root, outerHeader(new Uint8Array(16)), new Uint8Array())
    if (!made.ok) throw new Error(made.refusal.name)
    for (const round of ["no lock", "a dead lock"]) {
      const start = join(root, `start ${round}`)
      const running = Array.from(
        { length: starts },
        () => new RunningProgram(program.path, [root, made.value, start]),
      )
      try {
        await Promise.all(running.map((one) => one.line((line) => line === "ready")))
        await writeFile(start, "")
        const said = await Promise.all(running.map((one) => one.line((line) => /^(won|lost)/.test(line))))
        expect(said.filter((line) => line.startsWith("won"))).toHaveLength(1)
        for (const line of said.filter((text) => text.startsWith("lost"))) {
          expect(JSON.parse(line.slice(5))).toMatchObject({ refusal: { name: "in-use", answer: "refused" } })
        }
        expect((await readdir(join(root, made.value))).toSorted()).toEqual(["header", "j", "lock"])
      } finally {
        await Promise.all(running.map((one) => one.kill()))
      }
    }
  }, 300_000)
})
