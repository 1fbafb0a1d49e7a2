import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

export const projectRoot = resolve(import.meta.dirname, "../..")

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Every file under the named folders whose path matches, sorted by path. */
export function sourceFiles(folders: readonly string[], wanted: RegExp): SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(projectRoot.length + 1)
          .replaceAll("\\", "/"),
      ),
  )
  return paths
    .filter((path) => wanted.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }))
}

/** The code of the app: what is built into it and what starts it. */
export const appCode = (): SourceFile[] => sourceFiles(["src", "electron"], /(?<!\.d)\.(?:ts|tsx|mjs)$/)
