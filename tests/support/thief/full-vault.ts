import { type EntityChanges, type EntityType, entitySpecs } from "../../../src/domain/entities.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { ImportFile } from "../../../src/worker/api/imports.ts"
import type { OpenVault } from "../../../src/worker/open-vault.ts"
import { textNamesOf } from "../../../src/worker/texts/text-names.ts"
import { must } from "../must.ts"
import { plantedFields, type Plant } from "./field-values.ts"
import type { Canary } from "./needles.ts"
import { plantedTexts } from "./planting.ts"

/** In this order, each may point to those before it. Versions and batches are made by what makes them in the app. */
const types = [
  "organisation",
  "contact",
  "relationship",
  "stage-event",
  "mentoring-session",
  "journal-note",
  "action",
  "reciprocity-entry",
  "interaction",
  "profile",
  "saved-view",
  "tag",
  "kept-aside",
] as const satisfies readonly EntityType[]

const mostPlanted = 1_000

export type Planted = Readonly<{
  /** Each named by the place where it stands. */
  kept: readonly Canary[]
  /** Of what was removed for good. */
  removed: readonly Canary[]
}>

/** What it takes of an open vault. */
export type Plantable = Pick<OpenVault, "book" | "texts" | "network" | "bin">

/** Writes a canary into everything of every type that can hold words: fields, texts, tags, a picture, versions, the trash. */
export async function plantEverywhere(vault: Plantable): Promise<Planted> {
  const kept: Canary[] = []
  const plant = planter(kept)
  const made = new Map<string, RecordId>()
  for (const type of types) {
    const id = await plantRecord(vault, type, plant, made)
    made.set(type, id)
    // What may hang on a record of any type hangs on the last one.
    made.set("", id)
  }
  const contact = made.get("contact") as RecordId
  const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(plant("contact photo"))])
  must(await vault.network.savePhoto(contact, picture.toString("base64")))

  must(await vault.book.trash(await plantRecord(vault, "journal-note", named("in the trash", plant), made)))
  const removed: Canary[] = []
  const gone = await plantRecord(vault, "contact", named("removed", planter(removed, kept.length)), made)
  must(await vault.book.trash(gone))
  must(await vault.bin.remove(gone))
  return { kept, removed }
}

/** A run of the import; its canaries stand in the folder's and the file's name and in what the file says. */
export async function plantImport(vault: OpenVault): Promise<readonly Canary[]> {
  const [folder, file, tag, text] = plantedTexts(mostPlanted + 4)
    .slice(mostPlanted)
    .map((canary) => canary.text)
  const content = `---\ntags: ["${tag}"]\n---\n# ${file}\n\n${text}\n`
  await runImport(vault, "markdown", [
    { path: `${folder}/${file}.md`, file: new File([content], `${file}.md`) },
  ])
  return [folder, file, tag, text].map((words = "", at) => ({ name: `import ${at}`, text: words }))
}

export async function runImport(
  vault: OpenVault,
  from: "markdown" | "vcard",
  files: readonly ImportFile[],
): Promise<number> {
  must(await vault.imports.preview(from, files, () => undefined))
  return must(await vault.imports.run()).made
}

async function plantRecord(
  vault: Plantable,
  type: (typeof types)[number],
  plant: Plant,
  made: ReadonlyMap<string, RecordId>,
): Promise<RecordId> {
  const fields = plantedFields(type, entitySpecs[type], plant, made) as EntityChanges<typeof type>
  const { id } = must(await vault.book.create(type, fields, { tags: [plant(`${type} tags`)] }))
  for (const body of textNamesOf(type)) {
    const text = { of: id, body }
    must(await vault.texts.save(text, documentOf(plant(`${type} ${body}, earlier`), made)))
    must(await vault.texts.save(text, documentOf(plant(`${type} ${body}`), made)))
  }
  return id
}

/** The text, and the name of somebody as a mention keeps it. */
function documentOf(text: string, made: ReadonlyMap<string, RecordId>) {
  const contact = made.get("contact")
  const mention = { type: "mention", attrs: { contact, name: `@ ${text}` } }
  const said = { type: "text", text }
  return {
    type: "doc",
    content: [{ type: "paragraph", content: contact === undefined ? [said] : [said, mention] }],
  }
}

function planter(into: Canary[], from = 0): Plant {
  const texts = plantedTexts(mostPlanted).slice(from)
  return (name) => {
    const { text } = texts[into.length] ?? { text: "" }
    if (text === "") throw new Error("No canary is left")
    into.push({ name, text })
    return text
  }
}

const named =
  (state: string, plant: Plant): Plant =>
  (place) =>
    plant(`${place} ${state}`)
