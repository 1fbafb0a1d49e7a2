import { spawn, spawnSync } from "node:child_process"
import { readFile } from "node:fs/promises"

export type NetworkCall = Readonly<{ pid: number; call: string; line: string }>

export function hasStrace(): boolean {
  return spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0
}

/**
 * The words that run a command and everything it starts under strace, with each call that names a peer or makes a socket
 * listen written to `log`.
 */
export function traced(command: readonly string[], log: string): string[] {
  const calls = "connect,bind,listen,sendto,sendmsg,sendmmsg"
  const what = ["-yy", "-e", `trace=${calls}`, "-e", "signal=none"]
  return ["strace", "-f", "-qq", "--seccomp-bpf", ...what, "-o", log, ...command]
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

/** Every call in a log of `traced` on a socket of the internet families, or with such an address. */
export async function networkCalls(log: string): Promise<NetworkCall[]> {
  const text = await readFile(log, "utf8")
  return text.split("\n").flatMap((line) => {
    const [, pid = "", call = ""] = /^(\d+)\s+(\w+)\((.*)/.exec(line) ?? []
    const isInternet = /sa_family=AF_INET|^\d+\s+\w+\(\d+<(TCP|UDP|UDPLITE|RAW|PING)/.test(line)
    return isInternet ? [{ pid: Number(pid), call, line }] : []
  })
}

/**
 * Chromium asks the kernel for a route to IPv6 by connecting a UDP socket to an address of Google's DNS and closing it:
 * such a connect sends nothing. No switch of Chromium 156 turns it off.
 */
export function isRouteQuestion(call: NetworkCall): boolean {
  return (
    call.call === "connect" &&
    /^\d+\s+connect\(\d+<UDPv6:\[\d+\]>, \{.*htons\(443\).*"2001:4860:4860::8888"/.test(call.line)
  )
}
