import { createHmac, randomBytes } from "node:crypto"
import { readFile, readlink } from "node:fs/promises"
import { hostname } from "node:os"
import { dirname, join } from "node:path"
import { type Files, openPlain, readAt, remove, syncFolder, writeAll } from "./files.ts"
import { codeOf } from "./refusal.ts"

/** This process as a lock file names it, and what it can find out about another of the same host. */
export interface Host {
  readonly id: string
  readonly name: string
  readonly pid: number
  /** When this process started, in the system's own unit, or null where the system does not say. */
  readonly start: string | null
  /** Of this run of the machine, or null where the system does not say. */
  readonly boot: string | null
  /** Whether the process of this host lives; `unknown` where its number may be another's by now. */
  look(process: Readonly<{ pid: number; start: string | null }>): Promise<"lives" | "gone" | "unknown">
}

/**
 * The random part is kept in `root`. The id also binds the machine and its process numbering, because a home folder can be
 * shared by two machines, and a container numbers its processes anew: there a process number of the other says nothing.
 */
export async function readHost(files: Files, root: string): Promise<Host> {
  const random = await keptRandom(files, join(root, "host"))
  const machine = [hostname(), await textOf("/etc/machine-id"), await linkOf("/proc/self/ns/pid")].join("\n")
  return {
    id: createHmac("sha256", random).update(machine).digest("hex").slice(0, 32),
    name: hostname().slice(0, 64),
    pid: process.pid,
    start: await startOf(process.pid),
    boot: await textOf("/proc/sys/kernel/random/boot_id"),
    look: lookAt,
  }
}

async function lookAt(other: Readonly<{ pid: number; start: string | null }>) {
  try {
    process.kill(other.pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    if (codeOf(error) !== "EPERM") return "gone"
  }
  const start = await startOf(other.pid)
  if (start === null || other.start === null) return "unknown"
  return start === other.start ? "lives" : "gone"
}

/** Clock ticks from boot to the start of the process, from field 22 of `/proc/<pid>/stat`; null off Linux. */
async function startOf(pid: number): Promise<string | null> {
  const line = await textOf(`/proc/${pid}/stat`)
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  return line === null ? null : (line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null)
}

async function keptRandom(files: Files, path: string): Promise<Uint8Array> {
  const kept = await readIfThere(files, path)
  if (kept?.length === 32) return kept
  const made = new Uint8Array(randomBytes(32))
  // Where every vault lies elsewhere, nobody has made the root yet.
  await files.mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}~${process.pid}`
  const file = await openPlain(files, draft, "update-or-create")
  try {
    await writeAll(file, made, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  // Of many first starts at once exactly one names the host, unless what stands there is no name at all.
  if (kept === null) {
    await files.link(draft, path).catch(async (error: unknown) => {
      if (codeOf(error) !== "EEXIST") await files.rename(draft, path)
    })
    await remove(files, draft)
  } else await files.rename(draft, path)
  await syncFolder(files, dirname(path))
  return (await readIfThere(files, path)) ?? made
}

async function readIfThere(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    const file = await openPlain(files, path, "read")
    try {
      return await readAt(file, 0, 33)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    throw error
  }
}

function textOf(path: string): Promise<string | null> {
  return readFile(path, "utf8").then(
    (text) => text.trim(),
    () => null,
  )
}

function linkOf(path: string): Promise<string | null> {
  return readlink(path).catch(() => null)
}
