import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { outputs, whyStale } from "../../../electron/launch/build-if-stale.mjs"
import { plantFiles } from "../../support/run-tool.ts"

const sources = ["src/app/main.tsx", "electron/main/index.ts", "electron/launch/start.mjs", "package.json"]
const [early, built, late] = [1_000_000, 2_000_000, 3_000_000]

describe("the build", () => {
  let project = ""
  const set = (path: string, seconds: number): void => utimesSync(join(project, path), seconds, seconds)

  beforeEach(() => {
    const files = [...sources, ...outputs.map((name) => join("out", name))]
    project = plantFiles(Object.fromEntries(files.map((file) => [file, ""])))
    for (const file of sources) {
      for (let path = file; path !== "."; path = dirname(path)) set(path, early)
    }
    for (const name of outputs) set(join("out", name), built)
  })
  afterEach(() => rmSync(project, { recursive: true }))

  test("is taken as it is when it is younger than every source", () => {
    expect(whyStale(project)).toBeUndefined()
  })

  test.each(outputs)("is missing when %s is missing", (name) => {
    rmSync(join(project, "out", name))
    expect(whyStale(project)).toBe("it is not built yet")
  })

  test.each(["src/app/main.tsx", "electron/main/index.ts", "package.json"])(
    "is stale once %s has changed",
    (path) => {
      set(path, late)
      expect(whyStale(project)).toBe("its sources have changed")
    },
  )

  test("is stale once a file was added or removed, although no other has changed", () => {
    writeFileSync(join(project, "src/app/more.ts"), "")
    set("src/app/more.ts", early)
    set("src/app", late)
    expect(whyStale(project)).toBe("its sources have changed")
  })

  test("is stale when one of its parts is older than a source, although the others are younger", () => {
    set("src/app/main.tsx", built - 10)
    set(join("out", outputs[0] ?? ""), built - 20)
    expect(whyStale(project)).toBe("its sources have changed")
  })

  test("is not stale because the launcher has changed, which is not part of it", () => {
    set("electron/launch/start.mjs", late)
    expect(whyStale(project)).toBeUndefined()
  })

  test("does not ask for sources that a project lacks", () => {
    mkdirSync(join(project, "resources"))
    set("resources", early)
    expect(whyStale(project)).toBeUndefined()
  })
})
