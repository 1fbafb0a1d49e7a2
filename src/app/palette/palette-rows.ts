import type { Recalled } from "../../worker/api/search.ts"
import type { Command } from "../frame/command.ts"
import type { PeopleVerb, Verb } from "./verbs.ts"

export type Marks = readonly (readonly [number, number])[]

/** What is made of the words that were typed. */
export type Deed = "add-action" | "add-action-more" | "write-note" | "add-person" | "search"

/** A line of the palette, and with it what choosing it does. */
export type PaletteRow =
  | Readonly<{ id: string; kind: "command"; command: Command; name: string; marks: Marks }>
  /** Goes on with what can stand after it. */
  | Readonly<{ id: string; kind: "verb"; verb: Verb; name: string; marks: Marks }>
  /** Opened, or what the verb does with it. */
  | Readonly<{ id: string; kind: "record"; record: Recalled; verb: PeopleVerb | null }>
  | Readonly<{ id: string; kind: "words"; deed: Deed; text: string }>
  /** The form of the verb, in which nobody is chosen yet. */
  | Readonly<{ id: string; kind: "form"; verb: PeopleVerb }>

export type PaletteGroup = Readonly<{ title: string; rows: readonly PaletteRow[] }>
