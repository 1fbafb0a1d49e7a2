import { readdirSync, readFileSync, readlinkSync } from "node:fs"

/** Linux only: what the system itself knows of processes and sockets. */
export type Listed = { readonly pid: number; readonly parent: number; readonly command: string }

export function listProcesses(): Listed[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8")
        const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
        if (state === "Z") return []
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ")
        return [{ pid: Number(name), parent: Number(parent), command }]
      } catch {
        // It ended between the listing and the reading.
        return []
      }
    })
}

/** The process, its children, and theirs. */
export function familyOf(pid: number): Listed[] {
  const all = listProcesses()
  const family = all.filter((one) => one.pid === pid)
  for (let at = 0; at < family.length; at += 1)
    family.push(...all.filter((one) => one.parent === family[at]?.pid))
  return family
}

/** Processes that name this folder on their command line. */
export function usersOf(folder: string): Listed[] {
  return listProcesses().filter((one) => one.command.includes(folder))
}

/** TCP and UDP sockets of these processes that wait for others: `tcp 127.0.0.1:80` and the like. */
export function listeningSockets(pids: readonly number[]): string[] {
  const inodes = new Set(pids.flatMap(socketInodes))
  return ["tcp", "tcp6", "udp", "udp6"].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => {
        const waits = kind.startsWith("tcp") ? state === "0A" : state === "07"
        return waits && inode !== undefined && inodes.has(inode)
      })
      .map(([, address = ""]) => `${kind} ${address}`),
  )
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}

/** Whether the system knows a process of this number, on any system; one that has ended and waits for its parent included. */
export function isProcess(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}
