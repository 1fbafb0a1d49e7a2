import type { Named } from "../../worker/api/records.ts"
import { locale, say } from "./say.ts"

const conjunction = new Intl.ListFormat(locale, { type: "conjunction" })

/** "Ines, Paul and Mia"; without a name, "somebody". Names are set apart, so that one in another script does not turn the sentence. */
export function sayPeople(people: readonly Pick<Named, "name">[]): string {
  const names = people.map(({ name }) => isolated(name === "" ? say("people.unnamed") : name))
  return names.length === 0 ? say("people.somebody") : conjunction.format(names)
}

/** Between the marks FSI and PDI of Unicode's bidirectional algorithm (UAX 9). */
function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
