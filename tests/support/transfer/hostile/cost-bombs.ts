import type { Random } from "./random.ts"

/** Headers of age files that ask for work or memory, from a good one under a passphrase. */
export function costBomb(good: Buffer, random: Random): Readonly<{ name: string; file: Buffer }> {
  const text = good.toString("latin1")
  const [, stanza = ""] = /^[^\n]*\n(-> scrypt [^\n]*\n[^\n]*\n)/.exec(text) ?? []
  const costed = (cost: string): string => text.replace(/(?<=-> scrypt \S+ )18(?=\n)/, cost)
  const other = `-> X25519 ${"A".repeat(43)}\n${"A".repeat(43)}\n`
  const ways: readonly (readonly [string, () => string])[] = [
    ["a cost of 21 to 63", () => costed(String(21 + random.below(43)))],
    [
      "a cost without bounds",
      () => costed(String(random.pick([64, 255, 1024, 4294967295, "9".repeat(300)]))),
    ],
    ["leading zeros", () => costed(`${"0".repeat(1 + random.below(5))}${15 + random.below(50)}`)],
    [
      "a cost that is no number",
      () => costed(random.pick(["", "-1", "1e3", "0x12", "18.0", "NaN", "+18", "1 8", "\t18"])),
    ],
    ["a cost of less than is safe", () => costed(String(random.below(15)))],
    ["many stanzas", () => text.replace(stanza, stanza.repeat(2 + random.below(500)))],
    [
      "a stanza of another kind beside it",
      () => text.replace(stanza, random.below(2) === 0 ? stanza + other : other + stanza),
    ],
    ["a million stanzas of its kind", () => text.replace(stanza, other.repeat(21 + random.below(100_000)))],
    ["an endless line", () => text.replace(stanza, `-> scrypt ${"A".repeat(1_000_000)}`)],
    [
      "an endless body",
      () => text.replace(stanza, `-> scrypt ${"A".repeat(22)} 18\n${`${"A".repeat(64)}\n`.repeat(20_000)}`),
    ],
    [
      "a longer salt",
      () => text.replace(/(?<=-> scrypt )\S+/, "A".repeat(random.pick([21, 23, 44, 60_000]))),
    ],
    ["a newer version", () => text.replace("org/v1", `org/v${2 + random.below(98)}`)],
  ]
  const [name, make] = random.pick(ways)
  return { name, file: Buffer.from(make(), "latin1") }
}
