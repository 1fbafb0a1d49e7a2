import { type ChildProcess, spawn } from "node:child_process"
import { createServer } from "node:http"
import { createSocket } from "node:dgram"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { scanMemory, textNeedles } from "../../../support/thief/process-memory.ts"
import { appProcesses, hasProc, processFacts, survivorsAfter } from "../../../support/thief/processes.ts"
import { listeningSockets } from "../../../support/thief/sockets.ts"

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL")
})

/** A program that says "ready" once it holds what it should hold. */
async function program(
  code: string,
  options: Readonly<{ detached?: boolean; words?: string[] }> = {},
): Promise<number> {
  const child = spawn(process.execPath, ["-e", code, ...(options.words ?? [])], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: options.detached ?? false,
  })
  started.push(child)
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve())
    child.once("exit", () => reject(new Error("The program ended")))
  })
  return child.pid ?? 0
}

describe.skipIf(!hasProc)("The scan of a process's memory", () => {
  const holding = (expression: string) =>
    `const half = "kestrel-in-mem"; globalThis.kept = ${expression}; console.log("ready"); setInterval(() => {}, 1000)`
  const needles = [
    ...textNeedles("text", "kestrel-in-memory-7301"),
    { name: "key", bytes: Buffer.alloc(32, 0).map((_, at) => (at * 41 + 7) % 256) },
  ]

  it("finds a text of one byte a character, of two, and a key", async () => {
    const kept = {
      "text (utf-8)": 'half + "ory-" + 7301; globalThis.kept = Buffer.from(kept)',
      "text (utf-16)": 'Buffer.from(half + "ory-" + 7301, "utf16le")',
      key: "Buffer.alloc(32).map((_, at) => (at * 41 + 7) % 256)",
    }
    for (const [name, expression] of Object.entries(kept)) {
      const pid = await program(holding(expression))
      const scan = scanMemory([pid], needles)
      expect(scan.unreadable).toEqual([])
      expect(scan.bytes).toBeGreaterThan(10_000_000)
      expect(scan.hits.map((hit) => hit.needle)).toContain(name)
      expect(scan.hits.every((hit) => hit.pid === pid)).toBe(true)
    }
  })

  it("finds nothing in a program that holds none of it, and lets it go on", async () => {
    const pid = await program('console.log("ready"); setInterval(() => {}, 1000)')
    expect(scanMemory([pid], needles).hits).toEqual([])
    expect(processFacts(pid)?.state).not.toBe("T")
  })

  it("says so where a process cannot be read", () => {
    const scan = scanMemory([2 ** 22 + 1], needles)
    expect(scan.unreadable).toHaveLength(1)
  })
})

describe.skipIf(!hasProc)("The list of an app's processes", () => {
  const parent = `const { spawn } = require("node:child_process")
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "x", "--user-data-dir=" + process.argv[1]])
    child.once("spawn", () => console.log("ready")); setInterval(() => {}, 1000)`

  it("has the descendants, and also a child that has lost its parent", async () => {
    const profile = mkdtempSync(join(tmpdir(), "thief-"))
    const pid = await program(parent, { words: [profile] })
    const family = appProcesses({ pid })
    expect(family).toHaveLength(2)
    process.kill(pid, "SIGKILL")
    await survivorsAfter(family, 500)
    const orphans = appProcesses({ profile })
    expect(orphans.map((one) => one.pid)).toEqual(family.map((one) => one.pid).filter((one) => one !== pid))
    expect(await survivorsAfter(family, 200)).toHaveLength(1)
    for (const orphan of orphans) process.kill(orphan.pid, "SIGKILL")
    expect(await survivorsAfter(family, 2000)).toEqual([])
    rmSync(profile, { recursive: true })
  })
})

describe.skipIf(!hasProc)("The list of listening sockets", () => {
  it("is empty for a program that opens none", async () => {
    const pid = await program('console.log("ready"); setInterval(() => {}, 1000)')
    expect(listeningSockets([pid])).toEqual([])
  })

  const servers = {
    tcp: 'require("node:net").createServer().listen(0, "127.0.0.1", () => console.log("ready"))',
    tcp6: 'require("node:net").createServer().listen(0, "::1", () => console.log("ready"))',
    udp: 'require("node:dgram").createSocket("udp4").bind(0, () => console.log("ready"))',
    unix: 'require("node:net").createServer().listen(process.argv[1], () => console.log("ready"))',
  }
  it.each(Object.entries(servers))("has a program's %s socket", async (family, code) => {
    const folder = mkdtempSync(join(tmpdir(), "thief-"))
    const pid = await program(code, { words: [join(folder, "s")] })
    const sockets = listeningSockets([pid])
    expect(sockets.map((socket) => socket.family)).toEqual([family])
    if (family === "unix") expect(sockets[0]?.address).toBe(join(folder, "s"))
    rmSync(folder, { recursive: true })
  })

  it("leaves out a connection that only this side asked for, and other processes' sockets", async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    const port = typeof address === "object" ? address?.port : 0
    const peer = createSocket("udp4")
    await new Promise<void>((resolve) => peer.bind(0, "127.0.0.1", resolve))
    const client = `require("node:net").connect(${port}, "127.0.0.1", () => {
      const u = require("node:dgram").createSocket("udp4")
      u.connect(${peer.address().port}, "127.0.0.1", () => console.log("ready"))
    })`
    const pid = await program(client)
    expect(listeningSockets([pid])).toEqual([])
    expect(listeningSockets([process.pid]).length).toBeGreaterThanOrEqual(2)
    peer.close()
    server.closeAllConnections()
    server.close()
  })
})
