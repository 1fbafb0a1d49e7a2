/**
 * One line of the bar, the parts that are to be recorded for it (`recordForBar("7 bits of rows", …)`), and how often each:
 * once for every backend, target or case that it is tried with. A part stands for every name that begins with it.
 * @typedef {{ line: number, name: string, parts: Readonly<Record<string, number>> }} BarLine
 * @typedef {{ what: string, figures: Readonly<Record<string, number | string>> }} BarRecord
 */

/** @type {readonly BarLine[]} */
export const barLines = [
  {
    line: 1,
    name: "Canaries at rest",
    parts: { "canaries at rest": 2, "every field at rest": 2, "typed words": 2, "attached files at rest": 1 },
  },
  { line: 2, name: "Names that the app chooses", parts: { "names at rest": 2 } },
  { line: 3, name: "Sizes", parts: { "sizes of one step": 1 } },
  { line: 4, name: "Nonces", parts: { nonces: 1, "one text saved again": 1 } },
  { line: 5, name: "Memory after a lock", parts: { "memory after lock": 2 } },
  { line: 6, name: "Keys at rest", parts: { "keys at rest": 2 } },
  { line: 7, name: "Records changed", parts: { "bits of rows": 1, "rows cut": 1, "rows spliced": 1 } },
  { line: 8, name: "Records moved", parts: { "rows moved": 1 } },
  { line: 9, name: "Records lost, doubled, put back", parts: { "frames moved": 1, "rows put back": 1 } },
  {
    line: 10,
    name: "Header",
    parts: { "bits of the header": 1, "headers spliced": 1, "costs out of bounds": 1 },
  },
  { line: 11, name: "Wrong passphrases", parts: { "wrong passphrases": 1, "at full cost": 1 } },
  {
    line: 12,
    name: "Vectors",
    parts: { "Wycheproof XChaCha20": 1, "Wycheproof ChaCha20": 1, Argon2id: 2, "second reader": 2 },
  },
  { line: 13, name: "Killed while the owner types", parts: { "kill -9 while typing": 3 } },
  { line: 14, name: "Database destroyed", parts: { "database damaged": 25 } },
  { line: 15, name: "Power cut", parts: { "power cut": 1, "journal cut": 1 } },
  { line: 16, name: "Disk full", parts: { "disk full": 9 } },
  {
    line: 17,
    name: "Interrupted import, restore, passphrase change, rotation",
    parts: {
      "interrupted import": 1,
      "interrupted restore": 1,
      "interrupted change of passphrase": 2,
      "interrupted rotation": 1,
    },
  },
  { line: 18, name: "Two instances", parts: { "two starts at once": 1 } },
  { line: 19, name: "Clock jumps", parts: { "clock jumps": 1 } },
  { line: 20, name: "Upgrade and downgrade", parts: { upgrade: 1, downgrade: 1 } },
  {
    line: 21,
    name: "Snapshots reopened, yearly drill",
    parts: { "snapshots reopened": 1, "yearly drill": 1 },
  },
  { line: 22, name: "Hostile backups", parts: { "hostile backups": 1, "files outside": 1 } },
  { line: 23, name: "age exports", parts: { "age files opened": 1, "age files with one bit changed": 1 } },
]

/** What tests call the three figures of a line. */
const sums = {
  tried: ["tried", "kills", "cases", "rounds"],
  accepted: ["accepted", "opened"],
  lost: ["lost", "entriesLost"],
}

/**
 * A sentence for each line of the bar. A line, or a part of one, of which nothing was recorded is *not run*: its test was
 * left out, was skipped, failed, or is still to be written.
 * @param {readonly BarRecord[]} records
 * @returns {readonly string[]}
 */
export function reportLines(records) {
  return barLines.map(({ line, name, parts }) => {
    const own = records.filter(({ what }) => what.startsWith(`${line} `))
    const missing = Object.entries(parts).flatMap(([part, times]) => {
      const found = own.filter(({ what }) => what.startsWith(`${line} ${part}`)).length
      return found >= times ? [] : [times === 1 ? part : `${part} (${times - found} of ${times})`]
    })
    const head = `${String(line).padStart(2)}  ${name}`
    if (own.length === 0) return `${head}: not run`
    const figures = Object.entries(sums).map(([sum, names]) => `${sum} ${total(own, names)}`)
    return `${head}: ${figures.join(", ")}${missing.length > 0 ? `; not run: ${missing.join(", ")}` : ""}`
  })
}

/**
 * @param {readonly BarRecord[]} records
 * @param {readonly string[]} names of one figure
 * @returns {string} a dash where no test counts it
 */
function total(records, names) {
  const found = records.flatMap(({ figures }) => {
    const figure = names.map((name) => figures[name]).find((value) => typeof value === "number")
    return typeof figure === "number" ? [figure] : []
  })
  return found.length === 0 ? "–" : found.reduce((sum, figure) => sum + figure, 0).toLocaleString("en")
}
