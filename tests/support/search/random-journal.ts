import type { RecordId } from "../../../src/domain/envelope.ts"
import { stages } from "../../../src/domain/relationship.ts"
import type { RecordChange, RecordFields, StoredRecord } from "../../../src/storage/storage.ts"
import { textNamesOf } from "../../../src/worker/texts/text-names.ts"
import { mention, paragraph } from "../open-journal.ts"
import { must } from "../must.ts"
import type { OpenSearch } from "./open-search.ts"
import type { Askable } from "./random-query.ts"
import { type Draw, pickOne, someWords } from "./random-words.ts"

const days = ["2024-02-29", "2025-11-20", "2026-01-31", "2026-11-19", "2026-11-20"]
const tags = ["trust", "work", "work/feedback", "work/feedback/hard", "Übung", "a b"]
const happenings = [
  "journal-note",
  "mentoring-session",
  "action",
  "reciprocity-entry",
  "interaction",
  "stage-event",
] as const

type Backup = readonly RecordChange[]
export type StepName = (typeof steps)[number]

export type Edited = Pick<OpenSearch, "storage" | "knowledge" | "texts" | "tags" | "tagChanges">

/** A journal that somebody edits at random. What is drawn is decided by `draw` alone. */
export class RandomJournal<Open extends Edited = OpenSearch> {
  open: Open
  readonly #draw: Draw
  #backup: Backup = []

  constructor(open: Open, draw: Draw) {
    this.open = open
    this.#draw = draw
  }

  async begin(): Promise<void> {
    for (let one = 0; one < 6; one++) await this.#create("contact", this.#contact())
    for (let one = 0; one < 3; one++) await this.#create("relationship", this.#relationship())
  }

  /** What can be asked for now. */
  get askable(): Askable {
    const people = [...this.open.knowledge.living("contact")].map(({ id, displayName = "" }) => ({
      id,
      name: displayName,
    }))
    const relationships = [...this.open.knowledge.idsOf("relationship")]
    return { people, relationships, tags: this.open.tags.tree().map(({ path }) => path), days }
  }

  async step(what: StepName = pickOne(this.#draw, steps)): Promise<void> {
    switch (what) {
      case "create":
        return this.#create(...this.#happening())
      case "write":
        return this.#write()
      case "change":
        return this.#commit(this.#ids(), (record) => this.#change(record))
      case "rename":
        return this.#commit(this.#ids("contact"), () => ({ displayName: this.#name() }))
      case "regroup":
        return this.#commit(this.#ids("relationship"), () => this.#relationship())
      case "trash":
        return this.#commit(this.#ids(), () => ({ deletedAt: "2026-11-20T10:00:00.000Z" }))
      case "restore":
        return this.#commit([...this.open.knowledge.trashedIds], () => ({ deletedAt: undefined }))
      case "archive":
        return this.#commit(this.#ids(), ({ archivedAt }) => ({
          archivedAt: archivedAt === undefined ? "2026-11-20T10:00:00.000Z" : undefined,
        }))
      case "remove":
        return this.#remove()
      case "attach":
        return this.#create("attachment", {
          of: this.#one([
            ...this.#ids("journal-note"),
            ...this.#ids("mentoring-session"),
            ...this.#ids("contact"),
          ]),
          name: `${someWords(this.#draw, 2)}.pdf`,
          file: "ab",
          key: "cd",
        })
      case "tags":
        return this.#changeTags()
      case "backup":
        return this.#backUp()
      case "bring back":
        if (this.#backup.length > 0) must(await this.#records.commit(this.#backup))
        return
    }
  }

  get #records() {
    return this.open.storage.records
  }

  async #create(type: string, fields: RecordFields): Promise<void> {
    must(await this.#records.commit([{ kind: "create", type, fields: { tags: this.#tags(), ...fields } }]))
  }

  async #commit(ids: readonly RecordId[], fields: (record: StoredRecord) => RecordFields): Promise<void> {
    const record = ids.length === 0 ? null : this.#records.get(this.#one(ids))
    if (record !== null)
      must(await this.#records.commit([{ kind: "change", id: record.id, fields: fields(record) }]))
  }

  async #write(): Promise<void> {
    const draw = this.#draw
    const type = pickOne(draw, ["journal-note", "mentoring-session", "contact"] as const)
    const ids = this.#ids(type)
    if (ids.length === 0) return
    const bodies = {
      "journal-note": "text",
      contact: "notes",
      "mentoring-session": pickOne(draw, ["text", "prepare"]),
    }
    const said = draw() < 0.1 ? [] : [`${someWords(draw, 30)} `]
    const mentioned =
      draw() < 0.4 ? [mention(this.#one(this.#ids("contact")), "Written Name"), ` ${someWords(draw, 4)}`] : []
    must(
      await this.open.texts.save(
        { of: this.#one(ids), body: bodies[type] },
        paragraph(...said, ...mentioned),
      ),
    )
  }

  async #remove(): Promise<void> {
    const trashed = [...this.open.knowledge.trashedIds]
    if (trashed.length > 0) must(await this.#records.commit([{ kind: "remove", id: this.#one(trashed) }]))
  }

  /** Refused where it cannot be done: then nothing is changed. */
  async #changeTags(): Promise<void> {
    const draw = this.#draw
    const { tagChanges } = this.open
    const [from, to] = [pickOne(draw, tags), pickOne(draw, tags)]
    switch (pickOne(draw, ["undo", "remove", "merge", "nest"] as const)) {
      case "undo":
        return void (await tagChanges.undo())
      case "remove":
        return void (await tagChanges.remove(from))
      case "merge":
        return void (await tagChanges.rename(from, to, true))
      case "nest":
        return void (await tagChanges.rename(from, `${to}/nested`, true))
    }
  }

  /** Some of the records as they are, to be put back later as a restore does. */
  async #backUp(): Promise<void> {
    const ids = [...this.#ids()].filter(() => this.#draw() < 0.1)
    this.#backup = await Promise.all(
      ids.map(async (id): Promise<RecordChange> => {
        const record = this.#records.get(id)
        if (record === null) throw new Error("Not there")
        const names = this.#records.bodyNames(id)
        const bodies = await Promise.all(
          names.map(async (name) => [name, must(await this.#records.body(id, name))] as const),
        )
        const none = Object.fromEntries(textNamesOf(record.type).map((name) => [name, null]))
        return { kind: "put", record, bodies: { ...none, ...Object.fromEntries(bodies) } }
      }),
    )
  }

  #change(record: StoredRecord): RecordFields {
    const draw = this.#draw
    return {
      tags: this.#tags(),
      pinned: draw() < 0.3,
      confidentiality: pickOne(draw, ["normal", "sensitive", "withheld"]),
      ...(record.type === "mentoring-session" && {
        agenda: [{ text: someWords(draw, 4) }],
        place: someWords(draw, 2),
      }),
      ...(record.type === "contact" && {
        jobTitle: someWords(draw, 2),
        channels: [{ kind: "email", value: someWords(draw, 1) }],
      }),
      ...(record.type === "action" && {
        status: pickOne(draw, ["open", "done"]),
        doneOn: draw() < 0.5 ? undefined : pickOne(draw, days),
      }),
    }
  }

  #happening(): [string, RecordFields] {
    const draw = this.#draw
    const type = pickOne(draw, happenings)
    const sessions = this.#ids("mentoring-session")
    const relationship = this.#one([...this.open.knowledge.idsOf("relationship")])
    const person = this.#one(this.#ids("contact"))
    const isBare = draw() < 0.5
    const date = pickOne(draw, days)
    const ofSession = sessions.length > 0 && draw() < 0.4 ? { session: this.#one(sessions) } : {}
    const ofRelationship = draw() < 0.4 ? { relationship } : {}
    switch (type) {
      case "journal-note":
        return [type, { date, title: someWords(draw, 3), mood: someWords(draw, 1) }]
      case "mentoring-session":
        return [
          type,
          {
            date,
            title: someWords(draw, 3),
            ...(isBare ? { relationships: [relationship] } : { contacts: [person] }),
          },
        ]
      case "action":
        return [
          type,
          {
            title: someWords(draw, 4),
            due: date,
            owner: pickOne(draw, ["me", "them", "both"]),
            ...(isBare ? {} : { contact: person }),
            ...ofSession,
            ...ofRelationship,
          },
        ]
      case "reciprocity-entry":
        return [
          type,
          {
            date,
            contacts: isBare ? [] : [person],
            direction: pickOne(draw, ["given", "received", "mutual", "paid_forward"]),
            kind: "advice",
            state: pickOne(draw, ["promised", "done", "requested"]),
            promisedFor: date,
            what: someWords(draw, 5),
            ...ofSession,
            ...ofRelationship,
          },
        ]
      case "interaction":
        return [type, { date, contacts: [person], note: someWords(draw, 5) }]
      case "stage-event":
        return [
          type,
          { date, relationship, what: "stage", to: pickOne(draw, stages), note: someWords(draw, 3) },
        ]
    }
  }

  #contact(): RecordFields {
    return { displayName: this.#name(), nickname: someWords(this.#draw, 1) }
  }

  #relationship(): RecordFields {
    const draw = this.#draw
    const contacts = [this.#one(this.#ids("contact")), this.#one(this.#ids("contact"))]
    return {
      contacts: [...new Set(contacts)],
      stage: pickOne(draw, stages),
      title: draw() < 0.5 ? undefined : someWords(draw, 2),
    }
  }

  #name(): string {
    return `${someWords(this.#draw, 1)} ${String(Math.floor(this.#draw() * 40))}`
  }

  #tags(): string[] {
    return tags.filter(() => this.#draw() < 0.12)
  }

  /** Those that are there and not in the trash; without a type all but people and relationships, of which some are needed. */
  #ids(type?: "contact" | "relationship" | "mentoring-session" | "journal-note"): readonly RecordId[] {
    const types = type === undefined ? [...happenings, "attachment" as const] : [type]
    return types.flatMap((one) => [...this.open.knowledge.livingRecords(one)].map(({ id }) => id))
  }

  #one(ids: readonly RecordId[]): RecordId {
    return pickOne(this.#draw, ids)
  }
}

const steps = [
  ...Array.from({ length: 8 }, () => "create" as const),
  ...Array.from({ length: 8 }, () => "write" as const),
  ...Array.from({ length: 6 }, () => "change" as const),
  ...Array.from({ length: 6 }, () => "trash" as const),
  ...Array.from({ length: 3 }, () => "restore" as const),
  ...Array.from({ length: 4 }, () => "remove" as const),
  ...Array.from({ length: 2 }, () => "rename" as const),
  "regroup" as const,
  "archive" as const,
  "attach" as const,
  "attach" as const,
  "tags" as const,
  "backup" as const,
  "bring back" as const,
]
