import { common } from "./en/common.ts"
import { locked } from "./en/locked.ts"
import type { en } from "./en.ts"
import { fill, type Message, type PlacesOf, type Values } from "./message.ts"

export type MessageKey = keyof typeof en
/** What a further language has to bring: every key, with the same places open (the places are compared in a test). */
export type Catalogue = Readonly<Record<MessageKey, Message>>

type ValuesFor<K extends MessageKey> = [PlacesOf<(typeof en)[K]>] extends [never]
  ? []
  : [values: Readonly<Record<PlacesOf<(typeof en)[K]>, string | number>>]

/** The owner's locale for dates and numbers; the catalogue's language is chosen apart from it. */
export const locale: string = navigator.language

/** At first only what the lock screen says, which has to be there early. */
let sentences: Readonly<Partial<Catalogue>> = { ...common, ...locked }

/** Resolves when every other screen can speak as well. Costs nothing the second time. */
export async function loadSentences(): Promise<void> {
  const { rest } = await import("./en/rest.ts")
  sentences = { ...sentences, ...rest }
}

/** The text of `key` in the interface's language. Throws where a screen did not wait for `loadSentences`. */
export function say<K extends MessageKey>(key: K, ...values: ValuesFor<K>): string {
  const message = sentences[key]
  if (message === undefined) throw new Error(`the sentence ${key} is not loaded`)
  const given: Values = values[0] ?? {}
  return fill(message, given, "en")
}
