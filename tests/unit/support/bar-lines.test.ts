import { describe, expect, it } from "vitest"
import { barLines, reportLines } from "../../bar-lines.mjs"

const lineOf = (report: readonly string[], line: number) =>
  report.find((said) => Number(said.slice(0, 2)) === line) ?? ""

describe("the report of the bar", () => {
  it("has a sentence for each of its lines, and says of none that it passed", () => {
    const report = reportLines([])
    expect(report.map((said) => Number(said.slice(0, 2)))).toEqual(
      Array.from({ length: 23 }, (_, at) => at + 1),
    )
    for (const said of report) expect(said).toMatch(/: not run$/)
  })

  it("adds up what was tried, accepted and lost, and names the parts that were not run as often as they are to be", () => {
    const kills = (target: string) => ({
      what: "13 kill -9 while typing",
      figures: { target, kills: 500, lost: 0 },
    })
    const part = lineOf(reportLines([kills("main"), kills("all")]), 13)
    expect(part).toContain("tried 1,000, accepted –, lost 0; not run: kill -9 while typing (1 of 3)")
    const whole = lineOf(reportLines([kills("main"), kills("all"), kills("renderer")]), 13)
    expect(whole).toMatch(/tried 1,500, accepted –, lost 0$/)
  })

  it("takes no record of one line for another's", () => {
    const report = reportLines([{ what: "1 canaries at rest", figures: { tried: 5 } }])
    expect(lineOf(report, 1)).toContain("tried 5")
    for (const { line } of barLines.slice(1)) expect(lineOf(report, line)).toMatch(/: not run$/)
  })
})
