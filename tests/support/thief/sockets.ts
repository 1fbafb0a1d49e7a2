import { readdirSync, readFileSync, readlinkSync } from "node:fs"

export type OpenSocket = Readonly<{
  pid: number
  family: "tcp" | "tcp6" | "udp" | "udp6" | "raw" | "raw6" | "unix"
  /** Address and port in the kernel's hex, or the path of a Unix socket. */
  address: string
}>

/**
 * What could be reached from outside the app: TCP sockets that listen, UDP and raw sockets that are bound without a peer,
 * and Unix sockets that accept connections. Each process is asked in its own network namespace.
 */
export function listeningSockets(pids: readonly number[]): OpenSocket[] {
  return pids.flatMap((pid) => {
    const inodes = socketInodes(pid)
    return [...internetSockets(pid), ...unixSockets(pid)]
      .filter((socket) => inodes.has(socket.inode))
      .map(({ family, address }) => ({ pid, family, address }))
  })
}

type Listening = Readonly<{ family: OpenSocket["family"]; address: string; inode: string }>

const tcpListen = "0A"
const unconnected = "07"
const nobody = /^0+:0+$/

function internetSockets(pid: number): Listening[] {
  return (["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] as const).flatMap((family) =>
    table(pid, family).flatMap(([, local = "", remote = "", state = "", , , , , , inode = ""]) => {
      const listens = family.startsWith("tcp")
        ? state === tcpListen
        : state === unconnected && nobody.test(remote)
      return listens ? [{ family, address: local, inode }] : []
    }),
  )
}

/** Flag 0x10000 says that the socket accepts connections. A path that begins with @ is abstract. */
function unixSockets(pid: number): Listening[] {
  return table(pid, "unix").flatMap(([, , , flags = "", , , inode = "", path = ""]) =>
    (Number.parseInt(flags, 16) & 0x10000) !== 0 ? [{ family: "unix" as const, address: path, inode }] : [],
  )
}

function table(pid: number, name: string): string[][] {
  try {
    const lines = readFileSync(`/proc/${pid}/net/${name}`, "utf8").trimEnd().split("\n").slice(1)
    return lines.map((line) => line.trim().split(/\s+/))
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

function socketInodes(pid: number): Set<string> {
  try {
    return new Set(
      readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
        const inode = /^socket:\[(\d+)\]$/.exec(targetOf(`/proc/${pid}/fd/${fd}`))?.[1]
        return inode === undefined ? [] : [inode]
      }),
    )
  } catch (error) {
    if (isGone(error)) return new Set()
    throw error
  }
}

function targetOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ""
  }
}

function isGone(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && ["ENOENT", "ESRCH", "EINVAL"].includes(String(error.code))
  )
}
