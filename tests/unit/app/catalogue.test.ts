import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { expect, it } from "vitest"
import { en } from "../../../src/app/strings/en.ts"

const app = resolve(import.meta.dirname, "../../../src/app")
const code = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith(join("strings", "en")))
  .map((name) => readFileSync(join(app, name), "utf8"))
  .join("\n")

/** Keys as the code writes them, a part filled in at run time (`unreadable.${reason}`) standing for anything. */
const written = [...code.matchAll(/["`]([a-z][\w-]*(?:\.(?:[\w-]+|\$\{[^}]+\}))+)["`]/g)].map(
  ([, key]) => key ?? "",
)
const patterns = written.map(
  (key) => new RegExp(`^${key.replaceAll(".", "\\.").replaceAll(/\$\{[^}]+\}/g, "[\\w-]+")}$`),
)

it("every sentence of the catalogue is said somewhere", () => {
  expect(written).toContain("unlock.button")
  const unsaid = Object.keys(en).filter((key) => !patterns.some((pattern) => pattern.test(key)))
  expect(unsaid).toEqual([])
})

it("no sentence stands in the screens themselves", () => {
  const inMarkup = />\s*([A-Z][a-z]+(?: [\w’',.-]+)+)\s*</g
  expect("<p>Nothing is saved yet.</p>").toMatch(inMarkup)
  const keys = /^Ctrl (?:Alt )?L$/ // What is printed on a keyboard is the same in every language.
  const texts = [...code.matchAll(inMarkup)].map(([, text]) => text ?? "")
  expect(texts.filter((text) => !keys.test(text))).toEqual([])
})
