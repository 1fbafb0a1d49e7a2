import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { layerViolations, rowFor } from "./layer-rules.ts"
import { readModule } from "./read-module.ts"
import { appCode, projectRoot } from "./source-files.ts"
import { allowedLayers, isBuildConfig } from "./tables.ts"

const files = appCode()

describe("the layers", () => {
  test("every import in the app is one that the two tables allow", () => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(layerViolations)).toEqual([])
  })

  test.each([
    [
      "src/domain/x.ts",
      `import { z } from "../crypto/aead.ts"`,
      "src/domain/x.ts may not import src/crypto/aead.ts",
    ],
    [
      "src/app/x.tsx",
      `import { z } from "../worker/api.ts"`,
      "src/app/x.tsx may not import src/worker/api.ts",
    ],
    [
      "src/app/x.tsx",
      `type A = import("../vault/keys.ts").A`,
      "src/app/x.tsx may not import src/vault/keys.ts",
    ],
    ["src/ui/x.tsx", `export { z } from "../app/main.tsx"`, "src/ui/x.tsx may not import src/app/main.tsx"],
    ["src/base/x.ts", `await import("../domain/y.ts")`, "src/base/x.ts may not import src/domain/y.ts"],
    [
      "src/ui/x.ts",
      `new URL("../worker/main.ts", import.meta.url)`,
      "src/ui/x.ts may not import src/worker/main.ts",
    ],
    ["src/app/x.ts", `import s from "libsodium-wrappers-sumo"`, "the package libsodium-wrappers-sumo"],
    ["src/worker/x.ts", `import { readFile } from "node:fs"`, "the package node:fs"],
    ["src/app/deep/x.ts", `import { zxcvbn } from "@zxcvbn-ts/core"`, "the package @zxcvbn-ts/core"],
    ["src/app/x.ts", `import x from "left-pad"`, "left-pad, which is in no row"],
    ["src/app/x.ts", `const n = "p"; await import(n)`, "(computed), which is in no row"],
    ["electron/main/x.ts", `import { ipcMain } from "electron"`, "electron/main/x.ts may not import ipcMain"],
    ["electron/main/x.ts", `import { a } from "../../src/domain/a.ts"`, "may not import src/domain/a.ts"],
    [
      "electron/preload/x.ts",
      `import { a } from "../main/index.ts"`,
      "may not import electron/main/index.ts",
    ],
    ["electron/chromium/x.ts", `import { app } from "electron"`, "the package electron"],
    ["src/stray.ts", `export const one = 1`, "src/stray.ts lies in no layer"],
    ["src/ui/x.ts", `import { a } from "./nowhere.ts"`, "imports src/ui/nowhere.ts, which is no file"],
  ])("in %s, %s is found", (path, text, sentence) => {
    expect(layerViolations({ path, text }).join("\n")).toContain(sentence)
  })

  test.each([
    ["src/app/x.tsx", `import type { VaultApi } from "../worker/api.ts"`],
    ["src/app/first-run/x.ts", `import { zxcvbn } from "@zxcvbn-ts/core"`],
    ["src/app/x.tsx", `// import { z } from "../worker/api.ts"\nconst text = 'import "left-pad"'`],
    ["electron/chromium/x.ts", `import type { App } from "electron"`],
    ["electron/main/ipc/x.ts", `import { ipcMain } from "electron"`],
  ])("in %s, %s is allowed", (path, text) => {
    expect(layerViolations({ path, text })).toEqual([])
  })

  test("no layer can reach itself through the layers it imports", () => {
    const reach = (layer: string, seen: ReadonlySet<string>): string[] =>
      (allowedLayers[layer] ?? []).flatMap((next) =>
        seen.has(next) ? [next] : reach(next, new Set([...seen, next])),
      )
    for (const layer of Object.keys(allowedLayers)) expect(reach(layer, new Set([layer]))).toEqual([])
  })
})

describe("the packages", () => {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"))
  const { dependencies, devDependencies } = manifest as Record<string, Record<string, string>>

  test("each has an exact version", () => {
    const versions = Object.values({ ...dependencies, ...devDependencies })
    expect(versions.length).toBeGreaterThan(20)
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
  })

  test("each that ships has its row in the table", () => {
    expect(Object.keys(dependencies ?? {}).filter((name) => rowFor(name) === undefined)).toEqual([])
  })

  test("each that the app imports is named in package.json", () => {
    const named = new Set(Object.keys({ ...dependencies, ...devDependencies }))
    const imported = files
      .filter(({ path }) => !isBuildConfig(path))
      .flatMap((file) => readModule(file).imports)
      .map(({ specifier }) => specifier)
      .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"))
      .map((specifier) =>
        specifier
          .split("/")
          .slice(0, specifier.startsWith("@") ? 2 : 1)
          .join("/"),
      )
    expect(imported.length).toBeGreaterThan(0)
    expect([...new Set(imported)].filter((name) => !named.has(name) && !named.has(`@types/${name}`))).toEqual(
      [],
    )
  })
})
