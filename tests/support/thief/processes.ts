import { readdirSync, readFileSync } from "node:fs"

/** One process, as Linux tells it in /proc. */
export type ProcessFacts = Readonly<{
  pid: number
  parent: number
  group: number
  /** Ticks since boot; with the pid it names one process for ever. */
  startedAt: number
  /** Z is one that has ended and waits for its parent to notice. */
  state: string
  command: readonly string[]
}>

export const hasProc = process.platform === "linux"

export function allProcesses(): ProcessFacts[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processFacts(Number(name)) ?? [])
}

/** Null once it is gone. */
export function processFacts(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1")
    // The name stands in brackets and may hold brackets and blanks itself.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return {
      pid,
      state: fields[0] ?? "?",
      parent: Number(fields[1]),
      group: Number(fields[2]),
      startedAt: Number(fields[19]),
      command: readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1),
    }
  } catch {
    return null
  }
}

/**
 * Every process of an app: the one that was started, whatever descends from it or shares its process group where it leads
 * one, and whatever names the profile folder on its command line, with their descendants. A child that lost its parent is
 * so still found. Never this process.
 */
export function appProcesses(app: Readonly<{ pid?: number; profile?: string }>): ProcessFacts[] {
  const all = allProcesses().filter((one) => one.pid !== process.pid)
  const { pid, profile } = app
  const members = new Set(
    all
      .filter((one) => one.pid === pid || one.group === pid || (profile !== undefined && names(one, profile)))
      .map((one) => one.pid),
  )
  for (let size = -1; size !== members.size; ) {
    size = members.size
    for (const one of all) if (members.has(one.parent)) members.add(one.pid)
  }
  return all.filter((one) => members.has(one.pid))
}

function names(one: ProcessFacts, folder: string): boolean {
  return one.command.some(
    (word) => word === folder || word.endsWith(`=${folder}`) || word.includes(`${folder}/`),
  )
}

/** Whether there is such a process that has not ended. */
export function isRunning(pid: number): boolean {
  const facts = processFacts(pid)
  return facts !== null && facts.state !== "Z"
}

/** All of them, but those that ended with the first. */
export function killAll(processes: readonly ProcessFacts[], by: NodeJS.Signals = "SIGKILL"): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, by)
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error
    }
  }
}

/** Of those processes, the ones that still run. */
export function survivors(former: readonly ProcessFacts[]): ProcessFacts[] {
  return former.flatMap((one) => {
    const now = processFacts(one.pid)
    return now !== null && now.startedAt === one.startedAt && now.state !== "Z" ? [now] : []
  })
}

/** Waits for them to end, and answers those that did not. */
export async function survivorsAfter(
  former: readonly ProcessFacts[],
  longestMs: number,
): Promise<ProcessFacts[]> {
  for (const end = Date.now() + longestMs; Date.now() < end; ) {
    if (survivors(former).length === 0) return []
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return survivors(former)
}
