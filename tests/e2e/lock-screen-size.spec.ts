import { readFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { root } from "../../electron/launch/paths.mjs"
import { expect, test } from "../support/app.ts"

const page = join(root, "out/renderer/index.html")
const limit = 120 * 1024

test("what the lock screen loads before its first paint is at most 120 KB, compressed", async () => {
  const html = await readFile(page, "utf8")
  const parts = [...html.matchAll(/(?:src|href)="(\.\/assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path ?? "",
  )
  expect(parts.some((path) => path.endsWith(".js"))).toBe(true)
  expect(parts.some((path) => path.endsWith(".css"))).toBe(true)
  const sizes = await Promise.all(
    parts.map(async (path) => gzipSync(await readFile(join(dirname(page), path)), { level: 9 }).length),
  )
  const total = sizes.reduce((sum, size) => sum + size, gzipSync(html).length)
  expect(total).toBeGreaterThan(40 * 1024) // React alone is larger: the count does see what is loaded.
  expect(total).toBeLessThanOrEqual(limit)
})
