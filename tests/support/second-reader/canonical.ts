/** A value of JSON; fields that are undefined count as absent. */
export type Canonical =
  | null
  | boolean
  | number
  | string
  | undefined
  | readonly Canonical[]
  | { readonly [name: string]: Canonical }

/** JSON with sorted names: equal texts for equal values, and for no others. */
export function canonicalJson(value: Canonical): string {
  if (Array.isArray(value)) return `[${(value as readonly Canonical[]).map(canonicalJson).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const fields = value as { readonly [name: string]: Canonical }
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined)
  return `{${names
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(fields[name])}`)
    .join(",")}}`
}
