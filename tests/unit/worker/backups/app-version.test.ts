import { readFile } from "node:fs/promises"
import { resolve } from "node:path"
import { expect, it } from "vitest"
import { appVersion } from "../../../../src/worker/backups/app-version.ts"

it("is the version that stands in package.json", async () => {
  const text = await readFile(resolve(import.meta.dirname, "../../../../package.json"), "utf8")
  expect(JSON.parse(text)).toMatchObject({ version: appVersion })
})
