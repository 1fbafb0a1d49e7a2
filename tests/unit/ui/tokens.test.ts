import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { tagColours } from "../../../src/domain/tag-colours.ts"
import { contrast, linearSrgb, type Oklch } from "../../support/oklch.ts"

const source = resolve(import.meta.dirname, "../../../src")
const tokens = readFileSync(join(source, "ui/tokens.css"), "utf8")

const body = ["ink", "ink-soft", "ink-faint", "accent", "owed", "danger"]
const papers = ["paper", "paper-raised", "paper-sunken", "paper-hover"]
/** Text on what it may lie on, and how much contrast WCAG 2.2 wants there. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...body.flatMap((ink) => papers.map((paper) => [ink, paper, 4.5] as const)),
  ["ink", "paper-pressed", 4.5],
  ["ink-soft", "paper-pressed", 4.5],
  ["ink", "accent-soft", 4.5],
  ["accent", "accent-soft", 4.5],
  ["ink-soft", "accent-soft", 4.5],
  ["ink-faint", "accent-soft", 4.5],
  ["danger", "accent-soft", 4.5],
  ["ink", "owed-soft", 4.5],
  ["owed", "owed-soft", 4.5],
  ["ink", "danger-soft", 4.5],
  ["ink-soft", "danger-soft", 4.5],
  ["danger", "danger-soft", 4.5],
  ["ink", "marker", 4.5],
  ["ink", "selection", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-accent", "accent-pressed", 4.5],
  ["on-danger", "danger", 4.5],
  ["on-danger", "danger-hover", 4.5],
  ...papers.flatMap((paper) => [["line-strong", paper, 3] as const, ["focus", paper, 3] as const]),
  ...tagColours.flatMap((colour) => [
    ...papers.map((paper) => [`tag-${colour}`, paper, 3] as const),
    [`tag-${colour}`, `tag-${colour}-soft`, 3] as const,
    ["ink", `tag-${colour}-soft`, 4.5] as const,
    ["ink-soft", `tag-${colour}-soft`, 4.5] as const,
  ]),
]

const plain = colours(block(":root {"))
const high = { ...plain, ...colours(block(':root[data-contrast="high"] {')) }

describe.each([
  { theme: "light", palette: plain, side: "light", factor: 1 },
  { theme: "dark", palette: plain, side: "dark", factor: 1 },
  { theme: "high contrast light", palette: high, side: "light", factor: 7 / 4.5 },
  { theme: "high contrast dark", palette: high, side: "dark", factor: 7 / 4.5 },
] as const)("the $theme theme", ({ palette, side, factor }) => {
  it.each(pairs)("lets %s be read on %s", (front, back, least) => {
    const [above, below] = [palette[front]?.[side], palette[back]?.[side]]
    if (above === undefined || below === undefined) throw new Error(`no token ${front} or ${back}`)
    expect(contrast(above, below)).toBeGreaterThanOrEqual(least * factor)
  })

  it("asks for no colour that a screen cannot show", () => {
    for (const [name, colour] of Object.entries(palette)) {
      for (const channel of linearSrgb(colour[side])) {
        expect(channel, name).toBeGreaterThan(-0.004)
        expect(channel, name).toBeLessThan(1.004)
      }
    }
  })
})

describe("the marks on the root element", () => {
  it.each([
    ["data-text-size", "small", "--text-scale"],
    ["data-text-size", "large", "--text-scale"],
    ["data-text-size", "larger", "--text-scale"],
    ["data-writing-size", "small", "--writing-scale"],
    ["data-writing-size", "large", "--writing-scale"],
    ["data-writing-size", "larger", "--writing-scale"],
    ["data-density", "compact", "--control"],
    ["data-motion", "reduced", "--motion-quick"],
  ])("%s %s changes %s", (name, value, token) => {
    const changed = new RegExp(`${token}: (.*);`).exec(block(`:root[${name}="${value}"] {`))?.[1]
    expect(changed).toBeDefined()
    expect(changed).not.toBe(new RegExp(`${token}: (.*);`).exec(block(":root {"))?.[1])
  })
})

describe("the contrast measure", () => {
  it("gives 21 for black on white and 1 for a colour on itself", () => {
    const black = { lightness: 0, chroma: 0, hue: 0 }
    const white = { lightness: 1, chroma: 0, hue: 0 }
    expect(contrast(black, white)).toBeCloseTo(21, 5)
    expect(contrast(white, white)).toBe(1)
  })

  it("gives what WCAG gives for #767676 on white: 4.54", () => {
    const grey = { lightness: 0.5656, chroma: 0, hue: 0 }
    expect(contrast(grey, { lightness: 1, chroma: 0, hue: 0 })).toBeCloseTo(4.54, 1)
  })
})

describe("colours", () => {
  const literal = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i
  it("are written in the tokens' file and in no other file of the interface", () => {
    expect(tokens).toMatch(literal) // The pattern does see the ones that are there.
    const files = ["ui", "app", "editor"].flatMap((folder) =>
      readdirSync(join(source, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        join(folder, name),
      ),
    )
    const styled = files.filter((name) => /\.(?:css|tsx?)$/.test(name) && name !== join("ui", "tokens.css"))
    expect(styled.length).toBeGreaterThan(5)
    expect(styled.filter((name) => literal.test(readFileSync(join(source, name), "utf8")))).toEqual([])
  })
})

function block(opening: string): string {
  const start = tokens.indexOf(opening)
  if (start < 0) throw new Error(`no ${opening}`)
  return tokens.slice(start, tokens.indexOf("\n}", start))
}

function colours(css: string): Record<string, { light: Oklch; dark: Oklch }> {
  const found: Record<string, { light: Oklch; dark: Oklch }> = {}
  for (const [, name, light, dark] of css.matchAll(
    /--([\w-]+): light-dark\(oklch\((.*?)\), oklch\((.*?)\)\);/g,
  )) {
    if (name !== undefined && !["veil", "shade"].includes(name))
      found[name] = { light: parse(light), dark: parse(dark) }
  }
  return found
}

function parse(text: string | undefined): Oklch {
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = (text ?? "").split(" ").map(Number)
  return { lightness, chroma, hue }
}
