import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { inEmptyNetwork, whyNoEmptyNetwork } from "../../../support/thief/empty-network.ts"
import { hasStrace, networkCalls, traced } from "../../../support/thief/network-calls.ts"

function run(command: readonly string[]): string {
  const [file = "", ...words] = command
  return spawnSync(file, words, { encoding: "utf8" }).stdout.trim()
}

const connect = (host: string, port: number) => [
  process.execPath,
  "-e",
  `const s = require("node:net").connect({ host: "${host}", port: ${port}, autoSelectFamily: false })
   s.on("connect", () => { console.log("connected"); process.exit() })
   s.on("error", (error) => console.log(error.code))`,
]
/** To a server of its own on loopback. */
const connectHome = [
  process.execPath,
  "-e",
  `const net = require("node:net")
   const server = net.createServer().listen(0, "127.0.0.1", () => {
     net.connect(server.address().port, "127.0.0.1", () => { console.log("connected"); process.exit() })
   })`,
]

describe.skipIf(whyNoEmptyNetwork() !== null)("An empty network", () => {
  it("has loopback up and reaches no other address", () => {
    expect(run(inEmptyNetwork(connectHome))).toBe("connected")
    for (const host of ["192.0.2.1", "8.8.8.8", "2001:db8::1"]) {
      expect(run(inEmptyNetwork(connect(host, 443)))).toMatch(/^(ENETUNREACH|EADDRNOTAVAIL)$/)
    }
    expect(run(inEmptyNetwork(connect("example.com", 443)))).toMatch(/^(EAI_AGAIN|ENOTFOUND)$/)
    expect(run(inEmptyNetwork(["ip", "-o", "link"])).split("\n")).toHaveLength(1)
  })
})

describe.skipIf(!hasStrace())("The trace of network calls", () => {
  it("has each call that names an internet address, of children too, and none of a program that makes none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "thief-"))
    const log = join(folder, "calls")
    run(traced(["sh", "-c", `"$0" -e 1; true`, process.execPath], log))
    expect(await networkCalls(log)).toEqual([])
    run(traced(["sh", "-c", '"$@"; true', "sh", ...connectHome], log))
    const calls = (await networkCalls(log)).map((call) => call.call)
    expect(calls).toEqual(["bind", "listen", "connect"])
    rmSync(folder, { recursive: true })
  })
})
