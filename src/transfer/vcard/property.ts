import type { ImportedChannel, ImportedDay, WhyLeftOut } from "./imported-contact.ts"
import type { VcardVersion } from "./text-value.ts"

/** One property of a card, decoded, with what stands around it. */
export type Property = Readonly<{
  name: string
  version: VcardVersion
  /** Its escapes still in it. */
  text: string
  parameters: ReadonlyMap<string, readonly string[]>
  /** From `X-ABLabel` of the same group, else from the types; "" where neither says anything. */
  label: string
  isPreferred: boolean
}>

/** A contact while it is put together. */
export type ContactDraft = {
  names: Readonly<Record<"family" | "given" | "additional" | "prefix" | "suffix", string>> | null
  formattedName: string
  nicknames: string[]
  pronouns: string
  organisation: string
  department: string
  title: string
  role: string
  channels: (ImportedChannel & { isPreferred: boolean })[]
  /** Addresses as printed, which are of use only where no address is given in parts. */
  printedAddresses: ImportedChannel[]
  dates: { label: string; date: ImportedDay }[]
  tags: Set<string>
  notes: string[]
}

export function emptyDraft(): ContactDraft {
  return {
    names: null,
    formattedName: "",
    nicknames: [],
    pronouns: "",
    organisation: "",
    department: "",
    title: "",
    role: "",
    channels: [],
    printedAddresses: [],
    dates: [],
    tags: new Set(),
    notes: [],
  }
}

/** Puts a property into the draft. Answers null where all of it has found its place, else why it, or a part of it, has not. */
export type Taker = (draft: ContactDraft, property: Property) => WhyLeftOut | null
