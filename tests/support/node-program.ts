import { mkdtemp, rm } from "node:fs/promises"
import { join, resolve } from "node:path"
import { build } from "vite"

const root = resolve(import.meta.dirname, "../..")

/**
 * Bundles a TypeScript file into one that Node runs as a process of its own, which tests kill. Answers its path and what
 * removes it. Kept under the project, so that packages left out of the bundle are found.
 */
export async function nodeProgram(entry: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const outDir = await mkdtemp(join(root, "node_modules", ".t-"))
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: resolve(root, entry),
      outDir,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rollupOptions: { output: { format: "es", entryFileNames: "program.mjs" } },
    },
  })
  return { path: join(outDir, "program.mjs"), remove: () => rm(outDir, { recursive: true, force: true }) }
}
