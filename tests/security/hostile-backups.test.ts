import { spawnSync } from "node:child_process"
import { expect, it } from "vitest"
import { recordForBar } from "../support/bar.ts"
import { nodeProgram } from "../support/node-program.ts"
import { isBar } from "../support/test-vault.ts"
import type { HostileReport } from "../support/transfer/hostile/program.ts"

const mostMebibytes = 1536
const mostMilliseconds = 2000

it(
  "A hostile backup is refused or of unknown origin, quickly, and within bounds of memory",
  async () => {
    const [count, bombMebibytes] = isBar ? [5000, 1024] : [300, 32]
    const program = await nodeProgram("tests/support/transfer/hostile/program.ts")
    const seed = Math.floor(Math.random() * 2 ** 32)
    const args = [program.path, String(seed), String(count), String(bombMebibytes)]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" })
    await program.remove()
    expect(status, stderr).toBe(0)
    const report = JSON.parse(stdout) as HostileReport
    const what = `seed ${seed}: ${stdout}`
    expect(report.controls, what).toEqual(["proven", "proven", "proven"])
    expect(report.wrong, what).toEqual([])
    expect([report.tried, report.proven, report.derivations, report.isPrototypeClean], what).toEqual([
      count,
      0,
      0,
      true,
    ])
    expect(report.slowest.milliseconds, what).toBeLessThan(mostMilliseconds)
    expect(report.peakMebibytes, what).toBeLessThan(mostMebibytes)
    recordForBar("22 hostile backups", {
      tried: report.tried,
      proven: report.proven,
      "slowest, ms": report.slowest.milliseconds,
      "peak, MiB": report.peakMebibytes,
    })
  },
  isBar ? 3_600_000 : 90_000,
)
