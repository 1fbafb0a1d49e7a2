const longestSuggested = 120

/** The name as the dialog that saves takes one: one part of a path on any system. */
export function suggestedName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are among what no system takes
  const plain = name.replaceAll(/[/\\:*?"<>|\u0000-\u001f\u007f]/gu, "-").replace(/^\.+/, "")
  const dot = plain.lastIndexOf(".")
  const ending = dot > 0 && plain.length - dot <= 20 ? plain.slice(dot) : ""
  const stem = plain.slice(0, plain.length - ending.length)
  const short = stem.slice(0, longestSuggested - ending.length).replace(/[\uD800-\uDBFF]$/, "")
  return `${short === "" ? "-" : short}${ending}`
}
