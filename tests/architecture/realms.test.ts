import { readdirSync, readFileSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, expect, test } from "vitest"
import { plantFiles, runTool } from "../support/run-tool.ts"
import { projectRoot } from "./source-files.ts"

interface Realm {
  readonly project: string
  /** Expressions that the realm can run. */
  readonly right: readonly string[]
  /** Expressions that name something which the realm does not have. */
  readonly wrong: readonly string[]
}

const page = ["document.title", "window.name", "localStorage.length"]
const node = ["process.pid", "Buffer.from('x')", "__dirname"]

const realms: readonly Realm[] = [
  {
    project: "src/tsconfig.pure.json",
    right: ["new TextEncoder().encode('x')", "new Map().size"],
    wrong: [
      ...page,
      ...node,
      "fetch('/x')",
      "indexedDB.databases()",
      "setTimeout(() => {}, 1)",
      "console.log(1)",
    ],
  },
  {
    project: "src/tsconfig.worker.json",
    right: ["self.name", "indexedDB.databases()", "crypto.randomUUID()", "fetch('/x')"],
    wrong: [...page, ...node],
  },
  { project: "src/tsconfig.app.json", right: page, wrong: [...node, "importScripts('/x.js')"] },
  { project: "electron/tsconfig.main.json", right: ["process.pid", "Buffer.from('x')"], wrong: page },
  { project: "electron/tsconfig.preload.json", right: ["setTimeout(() => {}, 1)"], wrong: page },
  { project: "electron/tsconfig.chromium.json", right: ["process.pid", "Buffer.from('x')"], wrong: page },
  { project: "electron/tsconfig.launch.json", right: ["process.pid", "Buffer.from('x')"], wrong: page },
]

interface Config {
  readonly include?: readonly string[]
  readonly references?: readonly { readonly path: string }[]
}

const readConfig = (path: string): Config =>
  JSON.parse(readFileSync(join(projectRoot, path), "utf8")) as Config

/** The realm's own declarations of globals, which its project lists by name. */
function ownDeclarations(project: string): string[] {
  const listed = readConfig(project).include ?? []
  return listed
    .filter((path) => path.endsWith(".d.ts"))
    .map((path) => join(projectRoot, dirname(project), path))
}

/** What the compiler says about each expression under the realm's own options; empty where it is content. */
function complaints({ project, right, wrong }: Realm): Map<string, string> {
  const expressions = [...right, ...wrong]
  const planted: Record<string, string> = {}
  for (const [at, text] of expressions.entries()) {
    planted[`planted-${at}.ts`] = `export const value: unknown = ${text}\n`
  }
  const files = [...Object.keys(planted), ...ownDeclarations(project)]
  const config = JSON.stringify({ extends: join(projectRoot, project), include: [], files })
  const folder = plantFiles({ ...planted, "tsconfig.json": config })
  try {
    const { output } = runTool("typescript/bin/tsc", [
      "-p",
      join(folder, "tsconfig.json"),
      "--pretty",
      "false",
    ])
    const said = output.split("\n")
    return new Map(
      expressions.map((text, at) => [text, said.find((line) => line.includes(`planted-${at}.ts(`)) ?? ""]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe("a realm's TypeScript project", () => {
  test.each(realms)("$project has its own globals and refuses the others'", (realm) => {
    const said = complaints(realm)
    for (const text of realm.right) expect(`${text} → ${said.get(text) ?? "missing"}`).toBe(`${text} → `)
    for (const text of realm.wrong)
      expect(`${text} → ${said.get(text) ?? "missing"}`).toMatch(/Cannot find name/)
  })

  test("is among those that npm run types checks", () => {
    const listed = (readConfig("tsconfig.json").references ?? []).map(({ path }) => path.replace("./", ""))
    const present = ["src", "electron", "tests"].flatMap((folder) =>
      readdirSync(join(projectRoot, folder))
        .filter((name) => /^tsconfig.*\.json$/.test(name))
        .map((name) => `${folder}/${name}`),
    )
    expect(present.length).toBeGreaterThan(7)
    expect(listed.toSorted()).toEqual(present.toSorted())
  })
})
