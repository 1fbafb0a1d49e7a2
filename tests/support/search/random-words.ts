const syllables = [
  "ra",
  "mén",
  "to",
  "li",
  "sé",
  "ku",
  "bra",
  "nö",
  "fe",
  "dik",
  "Al",
  "ost",
  "ya",
  "win",
  "çe",
  "um",
]

/** Words of the test's own, the first ones drawn far more often than the last. */
const vocabulary = Array.from({ length: 120 }, (_, at) => {
  const [one, two, three] = [at % 16, (at * 7 + 3) % 16, (at * 5 + 11) % 16]
  return `${syllables[one] ?? ""}${syllables[two] ?? ""}${at % 3 === 0 ? (syllables[three] ?? "") : ""}`
})

export type Draw = () => number

export function pickOne<Item>(draw: Draw, items: readonly Item[]): Item {
  const item = items[Math.floor(draw() * items.length)]
  if (item === undefined) throw new Error("Nothing to choose from")
  return item
}

export function aWord(draw: Draw): string {
  return vocabulary[Math.floor(draw() ** 2.5 * vocabulary.length)] ?? ""
}

export function someWords(draw: Draw, most: number): string {
  const words = Array.from({ length: 1 + Math.floor(draw() * most) }, () => aWord(draw))
  return words.join(pickOne(draw, [" ", " ", " ", ", ", "\u00a0", " – "]))
}
