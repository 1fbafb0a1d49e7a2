import type { TagHue } from "./tag-hues.ts"

/** Somebody or something that can be picked from a list. */
export type Choice = Readonly<{
  id: string
  name: string
  /** What tells two of the same name apart. */
  detail?: string | undefined
  /** Of a tag. */
  hue?: TagHue | null | undefined
}>

/** Asked with what was typed, trimmed; with nothing typed, for what is most likely wanted. */
export type ChoiceSearch = (query: string) => Promise<readonly Choice[]>

export type ChoiceCreation = Readonly<{
  /** The words of the last row, with the name as it was typed. */
  label: (name: string) => string
  /** Null where nothing was made of it: the text stays, to be tried again. */
  onCreate: (name: string) => Promise<Choice | null>
}>

/** A row of the list under a field: a choice, or the offer to make one. */
export type ChoiceRow =
  | Readonly<{ key: string; kind: "choice"; choice: Choice }>
  | Readonly<{ key: "new"; kind: "new"; name: string; label: string }>

/** The offer to make one is left out where the name is there already, letter for letter but for their case. */
export function choiceRows(
  found: readonly Choice[],
  query: string,
  creation: ChoiceCreation | undefined,
): readonly ChoiceRow[] {
  const name = query.trim()
  const rows = found.map((choice): ChoiceRow => ({ key: `c${choice.id}`, kind: "choice", choice }))
  const isThere = found.some((choice) => folded(choice.name) === folded(name))
  if (creation === undefined || name === "" || isThere) return rows
  return [...rows, { key: "new", kind: "new", name, label: creation.label(name) }]
}

function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase()
}
