import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, join, resolve } from "node:path"
import type { ImportFile } from "../../../src/worker/api/imports.ts"
import type { OpenVault } from "../../../src/worker/open-vault.ts"
import type { Canary } from "./needles.ts"

const data = resolve(import.meta.dirname, "../../../../shared/data")
export const lettersFolder = join(data, "letters")
export const cardsFolder = join(data, "vcards")
const built = resolve(import.meta.dirname, "../../../out")
export const hasRealData = existsSync(lettersFolder) && existsSync(cardsFolder)

/** Every file of the folder, or each `step`th. */
export function filesIn(folder: string, step = 1): readonly ImportFile[] {
  return readdirSync(folder)
    .filter((_, at) => at % step === 0)
    .map((name) => ({
      path: `${basename(folder)}/${name}`,
      file: new File([readFileSync(join(folder, name))], name),
    }))
}

/** Long words that these letters say once, spread over all of them; none that the built app says itself. */
export async function rareWords(letters: readonly ImportFile[], count: number): Promise<readonly Canary[]> {
  const times = new Map<string, number>()
  for (const { file } of letters) {
    for (const [word] of (await file.text()).matchAll(/\p{L}{9,}/gu)) {
      const folded = word.toLowerCase()
      times.set(folded, (times.get(folded) ?? 0) + 1)
    }
  }
  const own = builtText()
  const rare = [...times].filter(([word, said]) => said === 1 && !own.includes(word))
  const step = Math.max(1, Math.floor(rare.length / count))
  return rare
    .filter((_, at) => at % step === 0)
    .slice(0, count)
    .map(([word]) => ({ name: word, text: word, forms: "plain" }))
}

/** The browser may keep compiled code of the app, so what the code says is no sign of the owner. */
function builtText(): string {
  return readdirSync(built, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:js|mjs|cjs|html|css)$/.test(path))
    .map((path) => readFileSync(join(built, path), "utf8").toLowerCase())
    .join("\n")
}

/** Fewer letters or digits stand by chance in any file. */
const fewestBytes = 7

/** The names of people, addresses and numbers that stand in the vault; none that the built app says itself. */
export function peopleIn(vault: OpenVault): readonly Canary[] {
  const own = builtText()
  const found = new Set<string>()
  for (const { displayName = "", channels = [] } of vault.knowledge.living("contact")) {
    found.add(displayName)
    for (const { kind, value = "" } of channels) if (kind === "email" || kind === "phone") found.add(value)
  }
  return [...found]
    .filter((text) => Buffer.byteLength(text) >= fewestBytes && !own.includes(text.toLowerCase()))
    .map((text) => ({ name: text, text, forms: "plain" }))
}
