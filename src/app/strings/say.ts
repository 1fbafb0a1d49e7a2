import { en } from "./en.ts"
import { fill, type Message, type PlacesOf, type Values } from "./message.ts"

export type MessageKey = keyof typeof en
/** What a further language has to bring: every key, with the same places open (the places are compared in a test). */
export type Catalogue = Readonly<Record<MessageKey, Message>>

type ValuesFor<K extends MessageKey> = [PlacesOf<(typeof en)[K]>] extends [never]
  ? []
  : [values: Readonly<Record<PlacesOf<(typeof en)[K]>, string | number>>]

/** The owner's locale for dates and numbers; the catalogue's language is chosen apart from it. */
export const locale: string = navigator.language

const catalogue: Catalogue = en

/** The text of `key` in the interface's language. */
export function say<K extends MessageKey>(key: K, ...values: ValuesFor<K>): string {
  const given: Values = values[0] ?? {}
  return fill(catalogue[key], given, "en")
}
