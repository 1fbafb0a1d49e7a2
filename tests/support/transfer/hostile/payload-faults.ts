import type { Random } from "./random.ts"

/**
 * What is done to a backup's lines. `never`: refused even with a right MAC, as from a writer gone wrong. `unproven`: may be
 * shown, and is never proven.
 */
export type PayloadFault = Readonly<{
  name: string
  bears: "never" | "unproven"
  change: (lines: readonly string[], random: Random) => readonly (string | Buffer)[]
}>

const pathNames = [
  "../../x",
  "..\\..\\x",
  "C:\\x",
  "/etc/passwd",
  "a\u0000b",
  "CON",
  "NUL.txt",
  "~",
  ".",
  "0123456789abcdef0123456789abcde/",
  "0123456789ABCDEF0123456789ABCDEF",
  "aa".repeat(16) + "\n",
]

/** A record, chosen by chance. */
const recordAt = (lines: readonly string[], random: Random): number => {
  const places = lines.flatMap((line, at) => (line.startsWith('{"record"') ? [at] : []))
  return random.pick(places)
}
const replaced = (
  lines: readonly string[],
  at: number,
  ...by: readonly (string | Buffer)[]
): readonly (string | Buffer)[] => [...lines.slice(0, at), ...by, ...lines.slice(at + 1)]
const inLine =
  (pattern: RegExp | string, to: string | ((random: Random) => string)): PayloadFault["change"] =>
  (lines, random) => {
    const at = lines.findIndex((line) =>
      typeof pattern === "string" ? line.includes(pattern) : pattern.test(line),
    )
    const by = typeof to === "string" ? to : to(random)
    return replaced(
      lines,
      at,
      (lines[at] ?? "").replace(pattern, () => by),
    )
  }
/** `insert` after an opening brace of a record's line, chosen by chance: at any depth. */
const inObject =
  (insert: (random: Random) => string): PayloadFault["change"] =>
  (lines, random) => {
    const at = recordAt(lines, random)
    const line = lines[at] ?? ""
    const braces = [...line.matchAll(/\{(?=")/g)].map(({ index }) => index)
    const place = random.pick(braces) + 1
    return replaced(lines, at, line.slice(0, place) + insert(random) + line.slice(place))
  }
const nested = (depth: number, random: Random): string =>
  random.below(2) === 0
    ? "[".repeat(depth) + "]".repeat(depth)
    : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`
const never = (name: string, change: PayloadFault["change"]): PayloadFault => ({
  name,
  bears: "never",
  change,
})
const unproven = (name: string, change: PayloadFault["change"]): PayloadFault => ({
  name,
  bears: "unproven",
  change,
})

export const payloadFaults: readonly PayloadFault[] = [
  never(
    "a newer version",
    inLine(
      '"version":1',
      (random) => `"version":${random.pick(["2", "3", "1000000000", "9007199254740991"])}`,
    ),
  ),
  never(
    "no version",
    inLine(
      '"version":1',
      (random) => `"version":${random.pick(['"1"', "0", "-1", "1.5", "null", "true", "1e400", "[1]"])}`,
    ),
  ),
  never(
    "another format",
    inLine("lucilius-backup", (random) => random.pick(["", "lucilius", "LUCILIUS-BACKUP"])),
  ),
  never(
    "another kind",
    inLine('"kind":"backup"', (random) => `"kind":${random.pick(['"snapshot"', '"diary"', "null"])}`),
  ),
  never(
    "wrong counts",
    inLine(
      /"contact":1/,
      (random) => `"contact":${random.pick(["0", "2", "1000000", "-1", "1.5", "1e9", "null"])}`,
    ),
  ),
  never("a count too many", inLine('"counts":{', '"counts":{"spy":1,')),
  never(
    "wrong number of files",
    inLine('"files":{"count":', (random) => `"files":{"count":${random.below(9) + 3}`),
  ),
  never(
    "wrong numbers at the end",
    inLine('"end":{"records":', (random) => `"end":{"records":${1 + random.below(9)}`),
  ),
  never("a record left out", (lines, random) => replaced(lines, recordAt(lines, random))),
  never("a record twice", (lines, random) => {
    const at = recordAt(lines, random)
    return replaced(lines, at, lines[at] ?? "", lines[at] ?? "")
  }),
  never("a chunk left out", (lines) =>
    replaced(
      lines,
      lines.findLastIndex((line) => line.startsWith('{"file"')),
    ),
  ),
  never("chunks in another order", (lines) => {
    const at = lines.findLastIndex((line) => line.startsWith('{"file"'))
    return [...lines.slice(0, at - 1), lines[at] ?? "", lines[at - 1] ?? "", ...lines.slice(at + 1)]
  }),
  never("a chunk twice", (lines) => {
    const at = lines.findLastIndex((line) => line.startsWith('{"file"'))
    return replaced(lines, at, lines[at] ?? "", lines[at] ?? "")
  }),
  never("a record after the files", (lines, random) => {
    const at = recordAt(lines, random)
    const others = replaced(lines, at)
    return [...others.slice(0, -1), lines[at] ?? "", ...others.slice(-1)]
  }),
  never(
    "a file that no record names",
    inLine(/"file":"[0-9a-f]{32}","at"/, `"file":"${"ab".repeat(16)}","at"`),
  ),
  never(
    "a path as a file's name",
    inLine(
      /"file":"[0-9a-f]{32}","key"/,
      (random) => `"file":${JSON.stringify(random.pick(pathNames))},"key"`,
    ),
  ),
  never(
    "a path in a chunk",
    inLine(/"file":"[0-9a-f]{32}","at"/, (random) => `"file":${JSON.stringify(random.pick(pathNames))},"at"`),
  ),
  never(
    "a chunk that is not Base64",
    inLine('"bytes":"A', (random) => `"bytes":"${random.pick(["!", "\\u0041", "\\n", "=", "-_"])}`),
  ),
  never(
    "a prototype's name at any depth",
    inObject(
      (random) =>
        `"${random.pick(["__proto__", "constructor"])}":${random.pick(['{"polluted":1}', "null", '{"prototype":{"polluted":1}}'])},`,
    ),
  ),
  never(
    "a prototype's name, escaped",
    inObject(
      (random) =>
        `"${random.pick(["\\u005f_proto__", "__proto\\u005f_", "\\u0063onstructor"])}":{"polluted":1},`,
    ),
  ),
  never(
    "a name twice",
    inObject((random) => `"twice":1,"twice":${random.below(2)},`),
  ),
  never(
    "deep JSON",
    inObject((random) => `"deep":${nested(random.pick([401, 1000, 10_000, 1_000_000]), random)},`),
  ),
  never("deep JSON that ends nowhere", (lines, random) =>
    replaced(
      lines,
      recordAt(lines, random),
      random.pick(["[", '{"a":']).repeat(random.pick([500, 2_000_000])),
    ),
  ),
  never("no UTF-8", (lines, random) => {
    const at = recordAt(lines, random)
    const line = Buffer.from(lines[at] ?? "")
    const place = line.indexOf('"schema"')
    const bad = random.pick([
      [0xed, 0xa0, 0x80],
      [0xff],
      [0xc0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0x80],
      [0xe2, 0x82],
    ])
    return replaced(
      lines,
      at,
      Buffer.concat([line.subarray(0, place + 1), Buffer.from(bad), line.subarray(place + 1)]),
    )
  }),
  never(
    "spaces in the JSON",
    inObject((random) => random.pick([" ", "\t", "\r"])),
  ),
  never(
    "a type that stays on its computer",
    inLine('"type":"contact"', (random) => `"type":"${random.pick(["workspace", "replica", "vault-keys"])}"`),
  ),
  never("addresses of rows in a head", inLine('"schema":1', '"bodies":{"text":{"row":"00"}},"schema":1')),
  never(
    "an id that is none",
    inLine(
      /"id":"[0-9a-f]{32}"/,
      (random) => `"id":${random.pick(['"../x"', "1", "null", '""', `"${"A".repeat(32)}"`])}`,
    ),
  ),
  never("a line after the end", (lines, random) => [
    ...lines,
    random.pick(["{}", "", lines.at(-1) ?? "", lines[1] ?? ""]),
  ]),
  never("no end", (lines) => lines.slice(0, -1)),
  never("an unknown line", (lines, random) =>
    replaced(
      lines,
      recordAt(lines, random),
      random.pick(["null", "[]", '"record"', "{}", '{"delete":"all"}', "1"]),
    ),
  ),
  unproven("another text", inLine("Listen", "Obey!!")),
  unproven("a later date", inLine('"updatedAt":"2026', '"updatedAt":"2096')),
  unproven(
    "another generation",
    inLine('"generation":7', (random) => `"generation":${random.below(1e6)}`),
  ),
]
