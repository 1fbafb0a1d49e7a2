import { documentOf, nodesOfDocument } from "./document-nodes.ts"
import { make } from "./elements.ts"
import { type Entry, titleOf } from "./entries.ts"
import { bytesOfHex, type Fields, isFields } from "./fields.ts"
import type { ReadBackup } from "./open-backup.ts"

/** Fields that say nothing to whoever reads. */
const hidden = new Set([
  "id",
  "type",
  "schema",
  "clock",
  "links",
  "bodies",
  "source",
  "key",
  "file",
  "sha256",
  "photo",
  "confidentiality",
  "pinned",
])
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
/** A choice as it is stored, such as `career_advisor`. */
const term = /^[a-z]+(?:_[a-z]+)+$/
const textNames: Readonly<Record<string, string>> = {
  prepare: "Prepared",
  text: "Notes",
  reflection: "Reflection",
  summary: "Shared summary",
}

/** One entry whole: its title, its texts, everything that its fields say. */
export function showEntry(entry: Entry, backup: ReadBackup): HTMLElement {
  const byId = new Map(backup.records.map(({ head }) => [head["id"], head]))
  const { head, texts } = entry.record
  const page = make("article", {}, [
    make("h2", {}, [entry.title]),
    ...(entry.isInTrash
      ? [make("p", { className: "quiet" }, ["In the trash when the backup was made."])]
      : []),
  ])
  for (const [name, text] of texts) {
    if (texts.size > 1) page.append(make("h3", {}, [textNames[name] ?? name]))
    const body = make("div", { className: "text" }, [])
    body.append(nodesOfDocument(documentOf(text)))
    page.append(body)
  }
  if (entry.type === "attachment") page.append(saveButton(head, backup))
  page.append(factsOf(head, byId))
  const files = backup.records.filter(
    (one) => one.head["type"] === "attachment" && one.head["of"] === entry.id,
  )
  if (files.length > 0) {
    page.append(make("h3", {}, ["Files"]))
    for (const file of files)
      page.append(make("p", {}, [String(file.head["name"]), " ", saveButton(file.head, backup)]))
  }
  return page
}

function factsOf(head: Fields, byId: ReadonlyMap<unknown, Fields>): HTMLElement {
  const list = make("dl", {}, [])
  for (const [name, value] of Object.entries(head)) {
    if (hidden.has(name)) continue
    const said = inWords(value, byId)
    if (said === "") continue
    list.append(make("dt", {}, [spaced(name)]), make("dd", {}, [said]))
  }
  return list
}

function inWords(value: unknown, byId: ReadonlyMap<unknown, Fields>): string {
  if (typeof value === "string") {
    const named = byId.get(value)
    if (named !== undefined) return titleOf(named, byId)
    if (instant.test(value)) return new Date(value).toLocaleString()
    return term.test(value) ? value.replaceAll("_", " ") : value
  }
  if (typeof value === "number") return String(value)
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (Array.isArray(value))
    return value
      .map((one) => inWords(one, byId))
      .filter((said) => said !== "")
      .join("\n")
  if (!isFields(value)) return ""
  return Object.entries(value)
    .map(([name, one]) => [spaced(name), inWords(one, byId)] as const)
    .filter(([, said]) => said !== "")
    .map(([name, said]) => `${name}: ${said}`)
    .join(", ")
}

function spaced(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, " $1").toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function saveButton(head: Fields, backup: ReadBackup): HTMLElement {
  const pieces = typeof head["file"] === "string" ? backup.files.get(head["file"]) : undefined
  if (pieces === undefined) return make("span", { className: "quiet" }, ["(its bytes are not in this file)"])
  const button = make("button", { type: "button" }, ["Save"])
  button.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([...pieces], { type: "application/octet-stream" }))
    const link = make("a", { href: address, download: String(head["name"]) }, [])
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  })
  void markChanged(button, head, pieces)
  return button
}

/** A file whose bytes are not those that the vault held is told, before anybody trusts it. */
async function markChanged(
  button: HTMLElement,
  head: Fields,
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const wanted = typeof head["sha256"] === "string" ? bytesOfHex(head["sha256"]) : null
  if (wanted === null) return
  const bytes = await new Blob([...pieces]).arrayBuffer()
  const own = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  if (own.some((byte, at) => byte !== wanted[at]))
    button.after(" (changed: not the file that the vault held)")
}
