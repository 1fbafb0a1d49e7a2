import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { aptLine, isDebian, isRoot } from "../../../electron/launch/debian.mjs"

/** Read here, since somebody without rights may not see the folder that this project lies in. */
const source = readFileSync(resolve(import.meta.dirname, "../../../electron/launch/debian.mjs"), "utf8")

/** Runs a module as somebody without rights, as on an ordinary desktop. */
function asNobody(script: string): { said: string; code: number | null } {
  const node = [process.execPath, "--input-type=module", "-e", script]
  const [command = "", ...args] = isRoot() ? ["setpriv", "--reuid=65534", "--clear-groups", ...node] : node
  const { stdout, status } = spawnSync(command, args, { encoding: "utf8", cwd: "/" })
  return { said: stdout, code: status }
}

const canBeNobody = isDebian() && asNobody("process.exitCode = 5").code === 5

describe("a missing Debian package", () => {
  test("is asked for in one line that can be pasted", () => {
    expect(aptLine(["chromium", "xvfb"])).toBe(
      "apt-get update && apt-get install -y --no-install-recommends chromium xvfb",
    )
  })

  test.skipIf(!canBeNobody)("is named with its line, and not installed, for somebody who is not root", () => {
    const call = `aptInstall(["a-package-that-is-not-there"], "It is missing.")`
    const { said, code } = asNobody(`${source}\nprocess.exitCode = ${call} ? 0 : 3`)
    expect(said).toContain("It is missing. Install it with: sudo sh -c 'apt-get update")
    expect(said).toContain("a-package-that-is-not-there")
    expect(said).not.toContain("Running")
    expect(code).toBe(3)
  })
})
