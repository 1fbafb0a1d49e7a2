import type { MessageKey } from "./say.ts"
import { say } from "./say.ts"
import { terms } from "./en/terms.ts"

/** The name of a choice; one that this version does not know is shown as it is stored. */
export function sayTerm(value: string): string {
  const key = `term.${value}`
  return Object.hasOwn(terms, key) ? say(key as Extract<MessageKey, `term.${string}`>) : value
}

/** Choices for a field, named. `value` is put in front where it is set and none of them. */
export function termChoices(
  of: readonly string[],
  value?: string,
): readonly Readonly<{ value: string; label: string }>[] {
  const all = value === undefined || of.includes(value) ? of : [value, ...of]
  return all.map((one) => ({ value: one, label: sayTerm(one) }))
}
