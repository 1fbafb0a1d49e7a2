import { type SpawnOptions, spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { once } from "node:events"
import { describe, expect, test } from "vitest"
import { end, ended, startApart } from "../../../electron/launch/processes.mjs"

/** A zombie still answers a signal, so its state is asked for; not by `ps` on Linux, where it may be missing. */
function isAlive(pid: number): boolean {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" })
    return /^[^Z]/.test(stdout.trim())
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))
  } catch {
    return false
  }
}

async function pidSaidBy(child: ReturnType<typeof startApart>): Promise<number> {
  const [chunk] = (await once(child.stdout ?? process.stdin, "data")) as [Buffer]
  return Number(chunk.toString())
}

const piped: SpawnOptions = { stdio: ["ignore", "pipe", "inherit"] }

describe.skipIf(process.platform === "win32")("a program that the launcher starts", () => {
  test("can leave no core dump", async () => {
    const child = startApart("sh", ["-c", "ulimit -c"], piped)
    expect(await pidSaidBy(child)).toBe(0)
    expect(await ended(child)).toBe(0)
  })

  test("is given its arguments as they are, whatever they hold", async () => {
    const words = ["a b", "$HOME", "'quoted'", "", "*"]
    const child = startApart(
      process.execPath,
      ["-p", "JSON.stringify(process.argv.slice(1))", "--", ...words],
      piped,
    )
    const [chunk] = (await once(child.stdout ?? process.stdin, "data")) as [Buffer]
    expect(JSON.parse(chunk.toString())).toEqual(words)
    await ended(child)
  })

  test("is asked to end first, so that it can end well", async () => {
    const script =
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 999); console.log(process.pid)"
    const child = startApart(process.execPath, ["-e", script], piped)
    expect(isAlive(await pidSaidBy(child))).toBe(true)
    await end(child)
    expect(await ended(child)).toBe(7)
  })

  test("is ended when it does not listen", async () => {
    const script = "process.on('SIGTERM', () => {}); setInterval(() => {}, 999); console.log(process.pid)"
    const child = startApart(process.execPath, ["-e", script], piped)
    const pid = await pidSaidBy(child)
    expect(isAlive(pid)).toBe(true)
    await end(child, 200)
    expect(isAlive(pid)).toBe(false)
  })

  test("takes with it the children that it left behind", async () => {
    const child = startApart("sh", ["-c", "sleep 60 & echo $!; wait"], piped)
    const grandchild = await pidSaidBy(child)
    expect(isAlive(grandchild)).toBe(true)
    await end(child)
    await expect.poll(() => isAlive(grandchild)).toBe(false)
  })

  test("that cannot be started has failed, and does not hang", async () => {
    const child = startApart("/nowhere/at/all", [], { stdio: "ignore" })
    expect(await ended(child)).toBe(127)
  })
})
