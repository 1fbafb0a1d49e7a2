import { spawn, spawnSync } from "node:child_process"
import { readFile } from "node:fs/promises"

export type NetworkCall = Readonly<{
  pid: number
  call: string
  family: "AF_INET" | "AF_INET6"
  line: string
}>

export function hasStrace(): boolean {
  return spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0
}

/**
 * The words that run a command and everything it starts under strace, with each call that names a peer or makes a socket
 * listen written to `log`.
 */
export function traced(command: readonly string[], log: string): string[] {
  const calls = "connect,bind,listen,sendto,sendmsg,sendmmsg"
  return [
    "strace",
    "-f",
    "-qq",
    "--seccomp-bpf",
    "-e",
    `trace=${calls}`,
    "-e",
    "signal=none",
    "-o",
    log,
    ...command,
  ]
}

/** Follows a running process and all its threads; ends when they do, or when the answered function is called. */
export async function traceRunning(pid: number, log: string): Promise<() => Promise<void>> {
  const [strace = "", ...options] = traced([], log)
  const child = spawn(strace, [...options.filter((word) => word !== "--seccomp-bpf"), "-p", String(pid)], {
    stdio: "ignore",
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  return async () => {
    child.kill("SIGINT")
    await ended
  }
}

/** Every call in a log of `traced` that named an address of the internet families. */
export async function networkCalls(log: string): Promise<NetworkCall[]> {
  const text = await readFile(log, "utf8")
  return text.split("\n").flatMap((line) => {
    const match = /^(\d+)\s+(\w+)\(.*sa_family=(AF_INET6?)\b/.exec(line)
    const [, pid = "", call = "", family] = match ?? []
    return family === "AF_INET" || family === "AF_INET6" ? [{ pid: Number(pid), call, family, line }] : []
  })
}
