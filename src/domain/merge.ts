import { type Clock, clockOf, clockOrder, isSeenBy, joined, noClock } from "./clock.ts"
import type { RecordId } from "./envelope.ts"
import { mergedRevisions, type Parent } from "./merge-revisions.ts"
import { compareVersions, needsTexts } from "./merge-two.ts"
import type {
  Digest,
  Merge,
  MergedRecord,
  MergeSide,
  Outcome,
  Side,
  TextSource,
  Versioned,
} from "./merge-types.ts"
import { removalsIn, removalType } from "./removals.ts"
import { type GivingWay, setAside } from "./set-aside.ts"
import { typesLeftOut } from "./types-left-out.ts"

/** The records whose texts `mergeVaults` must be told, of both sides; of all others it needs the names alone. */
export function comparedIds(ours: MergeSide, theirs: MergeSide): ReadonlySet<RecordId> {
  const ids = new Set<RecordId>()
  for (const [id, one] of theirs) {
    const other = ours.get(id)
    if (other !== undefined ? needsTexts(other, one) : one.record.type === "profile") ids.add(id)
  }
  for (const [id, { record }] of ours) if (record.type === "profile") ids.add(id)
  return ids
}

/**
 * Ours and theirs as one vault, by which changes each record has seen. Whichever side is called ours, the same comes out,
 * and once merged, again the same; except for a profile of another id, of which there is one a vault: ours stays.
 */
export function mergeVaults(ours: MergeSide, theirs: MergeSide, digest: Digest): Merge {
  return new Merging(ours, theirs, digest).run()
}

class Merging {
  readonly #ours: MergeSide
  readonly #theirs: MergeSide
  readonly #digest: Digest
  /** All that whoever removed a record had seen of it. */
  readonly #removed = new Map<RecordId, Clock>()
  readonly #notedHere: ReadonlyMap<RecordId, Clock>
  readonly #notedThere: ReadonlyMap<RecordId, Clock>
  readonly #outcomes = new Map<RecordId, Outcome>()
  readonly #puts = new Map<RecordId, MergedRecord>()
  readonly #removes: RecordId[] = []
  readonly #parents = new Map<RecordId, Parent>()
  readonly #givingWay: GivingWay[] = []

  constructor(ours: MergeSide, theirs: MergeSide, digest: Digest) {
    this.#ours = ours
    this.#theirs = theirs
    this.#digest = digest
    this.#notedHere = notedIn(ours)
    this.#notedThere = notedIn(theirs)
    for (const noted of [this.#notedHere, this.#notedThere]) note(this.#removed, noted)
  }

  run(): Merge {
    const profile = [...this.#ours.values()].find(({ record }) => record.type === "profile")
    for (const id of new Set([...this.#ours.keys(), ...this.#theirs.keys()])) {
      const our = this.#ours.get(id)
      const their = this.#theirs.get(id)
      const type = (our ?? their)?.record.type ?? ""
      if (typesLeftOut.has(type) || type === "revision") continue
      if (type === removalType) {
        if (our === undefined) this.#take("theirs", id, noClock)
      } else if (type === "profile" && our === undefined && profile !== undefined && their !== undefined) {
        this.#outcomes.set(id, "keep")
        this.#givingWay.push({ winner: profile, loser: their, side: "theirs" })
      } else this.#settle(id, our ?? null, their ?? null)
    }
    this.#mergeRevisions()
    for (const givingWay of this.#givingWay) this.#setAside(givingWay)
    return { outcomes: this.#outcomes, puts: [...this.#puts.values()], removes: this.#removes }
  }

  #settle(id: RecordId, our: Versioned | null, their: Versioned | null): void {
    const removed = this.#removed.get(id)
    const isLiving = (version: Versioned | null): version is Versioned =>
      version !== null && !(removed !== undefined && isSeenBy(clockOf(version.record), removed))
    const clocks = [our, their].map((version) => (version === null ? noClock : clockOf(version.record)))
    const clock = clocks.reduce(joined, removed ?? noClock)
    const isOurs = isLiving(our)
    const isTheirs = isLiving(their)
    if (isOurs && isTheirs) return this.#compare(id, our, their, clock)
    if (!isOurs && !isTheirs) {
      this.#parents.set(id, { kind: "gone" })
      this.#outcomes.set(id, our === null ? "keep" : "remove")
      if (our !== null) this.#removes.push(id)
      return
    }
    const side = isOurs ? "ours" : "theirs"
    this.#parents.set(id, { kind: "of", side })
    this.#take(side, id, clock)
    const isNews = isOurs ? this.#notedThere.has(id) && !this.#notedHere.has(id) : removed !== undefined
    this.#outcomes.set(id, isNews ? "both" : isOurs ? "keep" : "add")
  }

  #compare(id: RecordId, our: Versioned, their: Versioned, clock: Clock): void {
    const comparison = compareVersions(our, their)
    switch (comparison.kind) {
      case "same": {
        const isOne = clockOrder(clockOf(our.record), clockOf(their.record)) === "same"
        this.#parents.set(id, { kind: isOne ? "agreed" : "apart" })
        this.#take("ours", id, clock)
        this.#outcomes.set(id, "same")
        return
      }
      case "descends":
        this.#parents.set(id, { kind: "of", side: comparison.newer })
        this.#take(comparison.newer, id, clock)
        this.#outcomes.set(id, comparison.newer === "ours" ? "keep" : "update")
        return
      case "apart": {
        const isOurs = comparison.winner === "ours"
        this.#parents.set(id, { kind: "apart" })
        this.#take(comparison.winner, id, clock)
        // Until it is seen that this was merged before.
        this.#outcomes.set(id, this.#puts.has(id) ? "both" : "keep")
        const [winner, loser] = isOurs ? [our, their] : [their, our]
        this.#givingWay.push({ winner, loser, side: isOurs ? "theirs" : "ours" })
      }
    }
  }

  /** The record of that side is the result, with this clock. */
  #take(side: Side, id: RecordId, clock: Clock): void {
    const version = (side === "ours" ? this.#ours : this.#theirs).get(id)
    if (version === undefined) throw new Error("A record is taken from a side that does not have it")
    const { record, bodies } = version
    const own = clockOf(record)
    const isSeen = isSeenBy(clock, own)
    if (side === "ours" && isSeen) return
    const sources: { [name: string]: TextSource } = {}
    for (const body of Object.keys(bodies)) sources[body] = { side, record: id, body }
    const taken = isSeen ? record : { ...record, clock: joined(clock, own) }
    this.#puts.set(id, { record: taken, bodies: sources })
  }

  #mergeRevisions(): void {
    const chosen = mergedRevisions(this.#ours, this.#theirs, (of) => this.#parents.get(of) ?? this.#lost(of))
    for (const [id, side] of chosen) {
      const our = this.#ours.get(id)
      const their = this.#theirs.get(id)
      const clocks = [our, their].map((version) => (version ? clockOf(version.record) : noClock))
      this.#take(side, id, clocks.reduce(joined, noClock))
      this.#outcomes.set(id, our === undefined ? "add" : side === "theirs" ? "update" : "keep")
    }
    for (const [id, { record }] of this.#ours) {
      if (record.type !== "revision" || chosen.has(id)) continue
      this.#removes.push(id)
      this.#outcomes.set(id, "remove")
    }
  }

  /** For a version of a record that neither side has: removed, or never seen here. */
  #lost(of: RecordId): Parent {
    return { kind: this.#removed.has(of) ? "gone" : "apart" }
  }

  #setAside(givingWay: GivingWay): void {
    const { type } = givingWay.loser.record
    if (type === "kept-aside") return
    for (const made of setAside(givingWay, this.#digest)) {
      const { id } = made.record
      if (this.#removed.has(id)) continue
      const there = this.#puts.get(id)?.record ?? this.#ours.get(id)?.record
      // Made in a merge before; of the same text or fields from two moments the later one names the moment.
      if (there !== undefined && (!isEmpty(clockOf(there)) || there.updatedAt >= made.record.updatedAt))
        continue
      this.#puts.set(id, made)
      this.#outcomes.set(id, there === undefined ? "add" : "update")
      this.#outcomes.set(givingWay.loser.record.id, "both")
    }
  }
}

function notedIn(side: MergeSide): ReadonlyMap<RecordId, Clock> {
  const noted = new Map<RecordId, Clock>()
  for (const { record } of side.values()) {
    if (record.type !== removalType) continue
    note(noted, new Map(removalsIn(record).map(({ id, clock }) => [id, clock])))
  }
  return noted
}

function note(all: Map<RecordId, Clock>, noted: ReadonlyMap<RecordId, Clock>): void {
  for (const [id, clock] of noted) all.set(id, joined(all.get(id) ?? noClock, clock))
}

function isEmpty(clock: Clock): boolean {
  return Object.keys(clock).length === 0
}
