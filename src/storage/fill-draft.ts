import { ok, refuse, type Result } from "../base/result.ts"
import { advanced, type Clock, clockOf, noClock } from "../domain/clock.ts"
import type { Instant, RecordId } from "../domain/envelope.ts"
import { removalType } from "../domain/removals.ts"
import { rowIds, vaultScope } from "../vault/ids.ts"
import type { JsonObject } from "../vault/json.ts"
import type { Bodies } from "./bodies.ts"
import type { CommitDraft } from "./commit-draft.ts"
import { latestSchema, migrated, type Migrations } from "./migrations.ts"
import { currentContent } from "./open-body.ts"
import { envelopeOf } from "./parse-envelope.ts"
import { isNoted, noteFields } from "./removal-notes.ts"
import type { DraftRefusal } from "./row-draft.ts"
import type { RecordBodies, RecordChange, RecordFields, StoredRecord } from "./storage.ts"
import type { Entry } from "./vault-state.ts"

/** So many heads are written alone, in front of their segments; more are put into segments at once. */
const mostOverlays = 4

type FillRefusal = DraftRefusal | Readonly<{ reason: "not-found" }>
export type Touched = Readonly<{ changed: Set<RecordId>; removed: Set<RecordId> }>

/** When a commit is made, where, and which it is there. */
export type Stamp = Readonly<{ at: Instant; replica: string; generation: number }>

/** `noted`: what is removed and leaves a note, as it was. */
type Filling = Touched & Readonly<{ stamp: Stamp; all: Migrations; noted: Map<RecordId, Clock> }>

/** Puts the changes into the draft, and names the records that they touched. Removal notes are made and not named. */
export function fillDraft(
  draft: CommitDraft,
  changes: readonly RecordChange[],
  stamp: Stamp,
  all: Migrations,
): Result<Touched, FillRefusal> {
  const touched: Touched = { changed: new Set(), removed: new Set() }
  const filling: Filling = { ...touched, stamp, all, noted: new Map() }
  for (const change of changes) {
    const filled = fillOne(draft, change, filling)
    if (!filled.ok) return filled
  }
  const fresh = new Set(touched.changed)
  for (const fields of noteFields(filling.noted)) {
    const noted = createOne(draft, { type: removalType, fields }, { ...filling, changed: fresh })
    if (!noted.ok) return noted
  }
  const place = fresh.size <= mostOverlays ? "overlay" : "gather"
  for (const id of fresh) {
    if (place === "gather") draft.gather(id)
    else {
      const written = draft.overlay(id)
      if (!written.ok) return written
    }
  }
  const sealed = draft.sealSegments()
  return sealed.ok ? ok(touched) : sealed
}

/** Puts everything that lies alone into segments, and seals patched bodies whole. */
export async function fillSettling(
  draft: CommitDraft,
  entries: Iterable<Entry>,
  bodies: Bodies,
): Promise<Result<undefined, DraftRefusal>> {
  const scattered = [...entries].filter(isScattered)
  for (const entry of scattered) {
    const whole = await withoutPatches(draft, entry, bodies)
    if (!whole.ok) return whole
    draft.setEntry(whole.value)
    draft.gather(entry.record.id)
  }
  return draft.sealSegments()
}

export function isScattered({ overlay, links }: Entry): boolean {
  if (overlay !== null) return true
  for (const name in links) if (links[name]?.patch !== undefined) return true
  return false
}

function fillOne(draft: CommitDraft, change: RecordChange, filling: Filling): Result<undefined, FillRefusal> {
  const { stamp, all } = filling
  switch (change.kind) {
    case "create":
      return createOne(draft, change, filling)
    case "change": {
      const entry = draft.entry(change.id)
      if (entry === null) return refuse({ reason: "not-found" })
      const { id, type, schema, createdAt, clock, ...rest } = migrated(all, entry.record)
      const own = { id, type, schema, createdAt, clock: clockOf({ clock }) }
      const record = recordOf({ ...rest, ...change.fields }, own, stamp)
      return fillEntry(draft, { ...entry, record }, change.bodies, filling)
    }
    case "put": {
      const { id } = change.record
      const entry = draft.entry(id)
      const record = checked(change.record)
      const fresh = { links: {}, scope: change.scope ?? vaultScope, segment: null, overlay: null }
      return fillEntry(draft, { ...(entry ?? fresh), record }, change.bodies, filling)
    }
    case "remove": {
      const { id, leavesNote = true } = change
      const entry = draft.entry(id)
      if (entry === null) return refuse({ reason: "not-found" })
      draft.remove(id)
      filling.changed.delete(id)
      filling.removed.add(id)
      if (leavesNote && isNoted(entry.record)) filling.noted.set(id, clockOf(entry.record))
      return ok()
    }
    case "add-scope":
      draft.addScope(change.scope)
      return ok()
  }
}

function createOne(
  draft: CommitDraft,
  change: Omit<Extract<RecordChange, { kind: "create" }>, "kind">,
  filling: Filling,
): Result<undefined, DraftRefusal> {
  const { type, scope = vaultScope, fields, bodies } = change
  const { stamp, all } = filling
  const id = change.id ?? (rowIds.random() as string as RecordId)
  if (draft.entry(id) !== null) throw new Error("A record of this id is there already")
  const own = { id, type, schema: latestSchema(all, type), createdAt: stamp.at, clock: noClock }
  const record = recordOf({ ...newFields, ...fields }, own, stamp)
  return fillEntry(draft, { record, links: {}, scope, segment: null, overlay: null }, bodies, filling)
}

function fillEntry(
  draft: CommitDraft,
  entry: Entry,
  bodies: RecordBodies | undefined,
  { changed, removed, noted }: Filling,
): Result<undefined, DraftRefusal> {
  let links = entry.links
  for (const [name, document] of Object.entries(bodies ?? {})) {
    if (document === null) {
      const { [name]: dropped, ...rest } = links
      if (dropped !== undefined) draft.rows.dropBody(dropped.row)
      links = rest
    } else {
      const link = draft.putBody({ ...entry, links }, name, document)
      if (!link.ok) return link
      links = { ...links, [name]: link.value }
    }
  }
  draft.setEntry({ ...entry, links })
  removed.delete(entry.record.id)
  noted.delete(entry.record.id)
  changed.add(entry.record.id)
  return ok()
}

async function withoutPatches(
  draft: CommitDraft,
  entry: Entry,
  bodies: Bodies,
): Promise<Result<Entry, DraftRefusal>> {
  let links = entry.links
  for (const [name, link] of Object.entries(entry.links)) {
    if (link.patch === undefined) continue
    const base = await bodies.content(entry, name, link)
    const content = base === null ? null : currentContent(base, link)
    // Neither copy has it: the head keeps saying what it should be.
    if (!content?.ok) continue
    const whole = draft.sealBody(entry, content.value, link)
    if (!whole.ok) return whole
    links = { ...links, [name]: whole.value }
  }
  return ok({ ...entry, links })
}

const newFields: RecordFields = { confidentiality: "normal", tags: [], pinned: false }

type Own = Readonly<{ id: RecordId; type: string; schema: number; createdAt: Instant; clock: Clock }>

function recordOf(
  fields: RecordFields,
  { clock: former, ...own }: Own,
  { at, replica, generation }: Stamp,
): StoredRecord {
  const clock = advanced(former, replica, generation)
  return checked({ ...fields, ...own, updatedAt: at, clock })
}

/** As it will be read again: what JSON has no form for is gone before anybody sees it. Throws on a record without an envelope. */
function checked(record: RecordFields): StoredRecord {
  const { bodies: _reserved, ...plain } = JSON.parse(JSON.stringify(record)) as JsonObject
  const parsed = envelopeOf(plain)
  if (parsed === null) throw new TypeError("A record has an envelope")
  return parsed
}
