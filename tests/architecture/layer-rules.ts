import { existsSync } from "node:fs"
import { join, posix } from "node:path"
import { type Import, readModule } from "./read-module.ts"
import { projectRoot, type SourceFile } from "./source-files.ts"
import {
  allowedFiles,
  allowedLayers,
  electronExports,
  isBuildConfig,
  packageImporters,
  typeImporters,
} from "./tables.ts"

/** What the two tables refuse in one file, each as a sentence. */
export function layerViolations(file: SourceFile): string[] {
  if (isBuildConfig(file.path)) return []
  const layer = layerOf(file.path)
  if (layer === undefined) return [`${file.path} lies in no layer`]
  return readModule(file).imports.flatMap((one) =>
    one.specifier.startsWith(".")
      ? relativeViolations(file.path, layer, one)
      : packageViolations(file.path, one),
  )
}

function layerOf(path: string): string | undefined {
  return [...Object.keys(allowedLayers), "resources"].find((layer) => path.startsWith(`${layer}/`))
}

function relativeViolations(path: string, layer: string, { specifier, kind }: Import): string[] {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, "")))
  const to = layerOf(target)
  const excepted = allowedFiles.some(
    (entry) =>
      path.startsWith(`${entry.from}/`) &&
      (entry.to.endsWith("/") ? target.startsWith(entry.to) : target === entry.to) &&
      kind === entry.kind,
  )
  const allowed = to === layer || excepted || (to !== undefined && (allowedLayers[layer] ?? []).includes(to))
  if (!allowed) return [`${path} may not import ${target}`]
  // An address may name what the build puts beside the file.
  const isBuilt = kind === "url" && !/\.tsx?$/.test(target)
  return isBuilt || existsSync(join(projectRoot, target))
    ? []
    : [`${path} imports ${target}, which is no file`]
}

function packageViolations(path: string, { specifier, names, kind }: Import): string[] {
  const row = rowFor(specifier)
  if (row === undefined) return [`${path} imports ${specifier}, which is in no row of the package table`]
  if (kind === "type" && isUnder(path, typeImporters[row] ?? [])) return []
  if (!isUnder(path, packageImporters[row] ?? [])) return [`${path} may not import the package ${specifier}`]
  if (specifier !== "electron") return []
  return names
    .filter((name) => !isUnder(path, [electronExports[name] ?? posix.dirname(path)]))
    .map((name) => `${path} may not import ${name}`)
}

/** The table's row for a package: its own name, or a family's prefix. */
export function rowFor(specifier: string): string | undefined {
  return Object.keys(packageImporters).find((row) =>
    /[/:-]$/.test(row) ? specifier.startsWith(row) : specifier === row || specifier.startsWith(`${row}/`),
  )
}

const isUnder = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`))
