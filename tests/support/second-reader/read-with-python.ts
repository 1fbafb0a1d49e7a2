import { spawnSync } from "node:child_process"
import { resolve } from "node:path"
import type { Canonical } from "./canonical.ts"

const script = resolve(import.meta.dirname, "../../second-reader/read_vault.py")
const longestOutput = 1024 * 1024 * 1024

/** A Python that has PyNaCl. The one of Debian's packages is asked first: another on the path seldom has it. */
export const python: string | null =
  ["/usr/bin/python3", "python3", "python"].find(
    (command) => spawnSync(command, ["-c", "import nacl.bindings"]).status === 0,
  ) ?? null

/** One vault for the reader: a folder, and what opens it. `rows` is a dump of the working copy. */
export type ReadJob = Readonly<
  { folder: string; rows?: string } & (
    | { passphrase: string }
    | { seed: string }
    | { words: string; list: string }
  )
>

export type SaidRecord = Readonly<{
  scope: string
  head: { readonly [field: string]: Canonical } & Readonly<{ id: string }>
  bodies: Canonical
}>
export type Said =
  | Readonly<{ vault: string; generation: number; records: readonly SaidRecord[] }>
  | Readonly<{ refused: string }>

/** What the second reader says of each vault, in one process. Throws if it ends in any other way than by answering. */
export function readAll(jobs: readonly ReadJob[], options: readonly string[] = []): readonly Said[] {
  if (python === null) throw new Error("No Python with PyNaCl")
  const input = jobs.map((job) => `${JSON.stringify(job)}\n`).join("")
  const { status, stdout, stderr } = spawnSync(python, [script, "--many", ...options], {
    input,
    encoding: "utf8",
    maxBuffer: longestOutput,
  })
  const lines = stdout.split("\n").filter((line) => line !== "")
  if (status !== 0 || lines.length !== jobs.length) throw new Error(`The reader failed: ${stderr}`)
  return lines.map((line) => JSON.parse(line) as Said)
}

/** One vault, as a person reads it: the secret on standard input. */
export function readOne(
  args: readonly string[],
  secret: string,
): Readonly<{ code: number | null; said: Said }> {
  if (python === null) throw new Error("No Python with PyNaCl")
  const { status, stdout } = spawnSync(python, [script, ...args], { input: `${secret}\n`, encoding: "utf8" })
  return { code: status, said: JSON.parse(stdout) as Said }
}
