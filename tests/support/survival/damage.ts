import { open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Backend } from "./sample-vault.ts"

/** Does it to a folder of databases; `seed` chooses where. Throws where there is nothing to do it to. */
export type Damage = Readonly<{
  name: string
  to: (databases: string, seed: number) => Promise<void>
  /** Whether nothing is left of what the vault wrote. */
  isTotal?: true
}>

const pageBytes = 4096
const zeroedPages = 200
/** LevelDB's blocks are of 4 KiB before they are compressed; hardly one with a row of the vault comes to less than this. */
const leastBlockBytes = 256

/** Damages after which Chromium refuses the whole store at every start, for ever. */
export const refusals: Readonly<Record<Backend, readonly Damage[]>> = {
  leveldb: [
    { name: "a bit of CURRENT", to: inFile(one(/^CURRENT$/), flipInside) },
    { name: "the manifest deleted", to: inFile(one(/^MANIFEST-/), (path) => rm(path)) },
  ],
  sqlite: [{ name: "a file in the place of the folder", to: putFileInPlace }],
}

type Pick = (databases: string, seed: number) => Promise<string>
type Harm = (path: string, seed: number) => Promise<void>

/** Every way of `reliability` in which Chromium was seen to lose, to refuse or to empty a database. */
export const damages: Readonly<Record<Backend, readonly Damage[]>> = {
  leveldb: [
    ...harmsOf("the log", one(/\.log$/), flipInside),
    // Most of a table is rows that were written again since, which nobody reads.
    { name: "a bit of each block of a table", to: inFile(one(/\.ldb$/), flipInEachBlock) },
    ...cutsOf("a table", one(/\.ldb$/)),
    ...harmsOf("the manifest", one(/^MANIFEST-/), flipInside),
    ...harmsOf("CURRENT", one(/^CURRENT$/), flipInside),
    ...harmsOf("a long text's file", largest, flipInside),
    { name: "all files removed", to: emptyFolders, isTotal: true },
    { name: "the whole folder removed", to: removeAll, isTotal: true },
  ],
  sqlite: [
    { name: "a bit of the database's header", to: inFile(largest, (path, seed) => flip(path, seed % 100)) },
    { name: "a bit in the middle of the database", to: inFile(largest, flipInside) },
    { name: "two hundred pages zeroed", to: inFile(largest, zeroPages) },
    { name: "the database truncated", to: inFile(largest, halve) },
    { name: "the database emptied", to: inFile(largest, (path) => truncate(path, 0)), isTotal: true },
    { name: "the database deleted", to: inFile(largest, (path) => rm(path)), isTotal: true },
    { name: "all files removed", to: emptyFolders, isTotal: true },
    { name: "the whole folder removed", to: removeAll, isTotal: true },
  ],
}

function harmsOf(what: string, pick: Pick, flipBit: Harm): Damage[] {
  return [{ name: `a bit of ${what}`, to: inFile(pick, flipBit) }, ...cutsOf(what, pick)]
}

function cutsOf(what: string, pick: Pick): Damage[] {
  return [
    { name: `${what} truncated`, to: inFile(pick, halve) },
    { name: `${what} deleted`, to: inFile(pick, (path) => rm(path)) },
  ]
}

function inFile(pick: Pick, harm: Harm): Damage["to"] {
  return async (databases, seed) => harm(await pick(databases, seed), seed)
}

/** The first of that name, for a higher seed the next: tables are numbered, and the vault's rows were put into the first, unless the browser has moved them since. */
function one(name: RegExp): Pick {
  return async (databases, seed) => {
    const found = (await filesIn(databases)).filter((path) =>
      name.test(path.slice(path.lastIndexOf("/") + 1)),
    )
    const path = found.toSorted()[seed % Math.max(1, found.length)]
    if (path === undefined) throw new Error(`no file ${name} among the databases`)
    return path
  }
}

/** In LevelDB a long text is a file of its own; in SQLite the database is, beside what is kept with it. */
async function largest(databases: string): Promise<string> {
  const sizes = await Promise.all(
    (await filesIn(databases)).map(async (path) => ({ path, size: (await stat(path)).size })),
  )
  const [first] = sizes.toSorted((left, right) => right.size - left.size)
  if (first === undefined || first.size < 100_000) throw new Error("no file of that size")
  return first.path
}

async function filesIn(databases: string): Promise<string[]> {
  const all = await readdir(databases, { recursive: true, withFileTypes: true })
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Away from the very beginning, where a format keeps what it can do without, and within what the vault wrote first. */
async function flipInside(path: string, seed: number): Promise<void> {
  const { size } = await stat(path)
  const from = Math.floor(size / 20)
  await flip(path, from + ((Math.imul(seed + 1, 2_654_435_761) >>> 0) % Math.max(1, Math.floor(size / 3))))
}

async function flipInEachBlock(path: string, seed: number): Promise<void> {
  const bytes = await readFile(path)
  for (let from = 0; from < bytes.length; from += leastBlockBytes) {
    const span = Math.min(leastBlockBytes, bytes.length - from)
    const at = from + ((Math.imul(seed + from + 1, 2_654_435_761) >>> 0) % span)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
  }
  await writeFile(path, bytes)
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
  await writeFile(path, bytes)
}

async function halve(path: string): Promise<void> {
  await truncate(path, Math.floor((await stat(path)).size / 2))
}

async function zeroPages(path: string, seed: number): Promise<void> {
  const pages = Math.floor((await stat(path)).size / pageBytes)
  const first = 1 + ((seed * 7) % Math.max(1, pages - zeroedPages))
  const file = await open(path, "r+")
  try {
    await file.write(new Uint8Array(zeroedPages * pageBytes), 0, zeroedPages * pageBytes, first * pageBytes)
  } finally {
    await file.close()
  }
}

async function putFileInPlace(databases: string): Promise<void> {
  for (const name of await readdir(databases)) {
    await rm(join(databases, name), { recursive: true })
    await writeFile(join(databases, name), "not a folder")
  }
}

async function emptyFolders(databases: string): Promise<void> {
  for (const path of await filesIn(databases)) await rm(path)
}

async function removeAll(databases: string): Promise<void> {
  await rm(databases, { recursive: true })
}
