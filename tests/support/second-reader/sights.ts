import { readFrame } from "../../../src/vault/read-frame.ts"
import { frameStep } from "../../../src/vault/frame.ts"
import type { End } from "./plans.ts"
import type { ReadJob, Said } from "./read-with-python.ts"

const wanted = [
  "records",
  "bodies",
  "patches",
  "scopedRecords",
  "commits",
  "parts",
  "closes",
  "deletions",
  "tornTails",
  "workingCopies",
  "passphrases",
  "words",
  "seeds",
] as const
type Sight = (typeof wanted)[number]

/** What random vaults were seen to hold: equal answers prove little about what never occurred. */
export class Sights {
  readonly counts = Object.fromEntries(wanted.map((name) => [name, 0])) as Record<Sight, number>

  add(journal: Uint8Array, said: Said, job: ReadJob, end: End): void {
    this.#addFrames(journal)
    if (end.startsWith("torn")) this.counts.tornTails += 1
    if (job.rows !== undefined) this.counts.workingCopies += 1
    this.counts["passphrase" in job ? "passphrases" : "words" in job ? "words" : "seeds"] += 1
    if ("refused" in said) return
    for (const { scope, head, bodies } of said.records) {
      this.counts.records += 1
      this.counts.bodies += Object.keys(bodies as object).length
      if (!/^0+$/.test(scope)) this.counts.scopedRecords += 1
      if (JSON.stringify(head["bodies"] ?? null).includes('"patch":{')) this.counts.patches += 1
    }
  }

  /** What no vault had. */
  missing(): readonly string[] {
    return wanted.filter((name) => this.counts[name] === 0)
  }

  #addFrames(journal: Uint8Array): void {
    for (let offset = 0; offset < journal.length; ) {
      const read = readFrame(journal, offset)
      offset += read.ok ? read.value.length : frameStep
      if (!read.ok) continue
      const { kind, deletions } = read.value.frame
      this.counts[kind === "commit" ? "commits" : kind === "part" ? "parts" : "closes"] += 1
      this.counts.deletions += deletions.length
    }
  }
}
