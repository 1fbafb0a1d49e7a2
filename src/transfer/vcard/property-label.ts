/** Types that say how a value is written or that it is the first to use, not what it is for. */
const silentTypes: ReadonlySet<string> = new Set([
  "b",
  "dom",
  "internet",
  "intl",
  "parcel",
  "postal",
  "pref",
  "text",
  "uri",
  "url",
  "voice",
])

/** The words of the types that a reader has use for: `TYPE=HOME,FAX,PREF` is "home fax". */
export function labelOfTypes(types: readonly string[]): string {
  const words = types.map((type) => type.toLowerCase()).filter((type) => !silentTypes.has(type))
  return [...new Set(words)].join(" ")
}

/** Apple's own labels stand in a frame, `_$!<HomePage>!$_`; those that a person wrote do not. */
export function labelOfAppleText(text: string): string {
  const framed = /^_\$!<(.*)>!\$_$/s.exec(text.trim())?.[1]
  return framed === undefined ? text.trim() : framed.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()
}
