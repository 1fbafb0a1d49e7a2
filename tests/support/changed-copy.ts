import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"

const root = resolve(import.meta.dirname, "../..")

/** What a page could do if its preload were in an attacker's hands: any channel, any arguments. */
export type RawBridge = { readonly invoke: (channel: string, ...message: unknown[]) => Promise<unknown> }

const rawPreload = `
{
  const { contextBridge, ipcRenderer } = require("electron")
  contextBridge.exposeInMainWorld("raw", { invoke: (...message) => ipcRenderer.invoke(...message) })
}
`

type Copy = { readonly main: string; readonly remove: () => Promise<void> }

/**
 * The built app with a preload that, beside what it does anyway, exposes `ipcRenderer.invoke` as it is. Main is the same
 * file.
 */
export async function copyWithRawBridge(): Promise<Copy> {
  return copyBuilt(async (folder) => {
    const path = join(folder, "preload/index.cjs")
    await writeFile(path, (await readFile(path, "utf8")) + rawPreload)
  })
}

/** The built shell and preload with an empty page: what the page does is then the test's alone. */
export async function copyWithEmptyPage(): Promise<Copy> {
  return copyBuilt(async (folder) => {
    await writeFile(
      join(folder, "renderer/index.html"),
      "<!doctype html><title>Lucilius</title><body></body>",
    )
  })
}

/** `main` is the copy's main script. */
async function copyBuilt(change: (folder: string) => Promise<void>): Promise<Copy> {
  // Within the project: a copy elsewhere would not find its manifest.
  await mkdir(join(root, "test-results"), { recursive: true })
  const folder = await mkdtemp(join(root, "test-results", "copy-"))
  for (const part of ["main", "preload", "renderer"]) {
    await cp(join(root, "out", part), join(folder, part), { recursive: true })
  }
  await change(folder)
  return {
    main: join(folder, "main/index.js"),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
