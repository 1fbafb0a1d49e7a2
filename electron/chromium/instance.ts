import { linkSync, mkdirSync, readdirSync, readFileSync, unlinkSync, watch, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isAlive } from "./renderer-process.ts"

export type SecondStart = { readonly argv: string[]; readonly cwd: string }
export type InstanceClaim = { readonly release: () => void }

type Holder = { readonly pid: number; readonly started: string }

const prefix = "instance."
const callPrefix = "call."

/**
 * One process at a time for one folder, without a socket. The holder is who made the file with the highest number;
 * a file is made whole and only if it is not there yet (`link`), so of many who find the last holder dead one alone
 * makes the next. Numbers never go down, and the holder's own file stays when it ends: otherwise one process could
 * start again at the first number while another goes on from the last.
 *
 * Undefined when another process holds the folder; it is then told of this start.
 */
export function claimInstance(
  folder: string,
  onSecond: (start: SecondStart) => void,
): InstanceClaim | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own: Holder = { pid: process.pid, started: startTime(process.pid) }
  const draft = join(folder, `new.${process.pid}`)
  writeFileSync(draft, JSON.stringify(own))
  try {
    for (;;) {
      const numbers = readNumbers(folder)
      const last = numbers.at(-1)
      if (last !== undefined && isHeld(join(folder, `${prefix}${last}`))) {
        call(folder)
        return undefined
      }
      const mine = join(folder, `${prefix}${(last ?? 0) + 1}`)
      if (!linkIfNew(draft, mine)) continue
      // Whoever looked at the folder long ago may have made a number that was used and given up since.
      if (readNumbers(folder).at(-1) !== (last ?? 0) + 1) {
        remove(mine)
        continue
      }
      for (const old of numbers) remove(join(folder, `${prefix}${old}`))
      return hold(folder, mine, onSecond)
    }
  } finally {
    remove(draft)
  }
}

function hold(folder: string, mine: string, onSecond: (start: SecondStart) => void): InstanceClaim {
  const watcher = watch(folder, { persistent: false }, (_event, name) => {
    if (name?.startsWith(callPrefix) === true) takeCall(join(folder, name), onSecond)
  })
  for (const name of readdirSync(folder)) if (name.startsWith(callPrefix)) remove(join(folder, name))
  return {
    release: () => {
      watcher.close()
      writeFileSync(mine, "")
    },
  }
}

function readNumbers(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^instance\.\d{1,9}$/.test(name))
    .map((name) => Number(name.slice(prefix.length)))
    .toSorted((a, b) => a - b)
}

function isHeld(file: string): boolean {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, "utf8"))
    if (typeof holder !== "object" || holder === null || !("pid" in holder) || !("started" in holder))
      return false
    return typeof holder.pid === "number" && isAlive(holder.pid) && startTime(holder.pid) === holder.started
  } catch {
    return false
  }
}

/** Tells a process from a later one of the same number, where the system says when it started. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ""
  } catch {
    return ""
  }
}

function linkIfNew(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
  }
}

function call(folder: string): void {
  const start: SecondStart = { argv: process.argv, cwd: process.cwd() }
  const draft = join(folder, `new.call.${process.pid}`)
  writeFileSync(draft, JSON.stringify(start))
  linkIfNew(draft, join(folder, `${callPrefix}${process.pid}`))
  remove(draft)
}

function takeCall(file: string, onSecond: (start: SecondStart) => void): void {
  try {
    const read = JSON.parse(readFileSync(file, "utf8")) as SecondStart
    remove(file)
    onSecond(read)
  } catch {
    // The watcher reports a file more than once; the first report took it.
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // Another process removed it first.
  }
}
