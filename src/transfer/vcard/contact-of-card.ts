import type { ContentLine } from "./content-line.ts"
import { channelTakers } from "./channel-properties.ts"
import type { ImportedContact, VcardLeftOut } from "./imported-contact.ts"
import { vcardLimits } from "./limits.ts"
import { nameTakers } from "./name-properties.ts"
import { otherTakers } from "./other-properties.ts"
import { type ContactDraft, emptyDraft, type Taker } from "./property.ts"
import { labelOfAppleText, labelOfTypes } from "./property-label.ts"
import type { RawCard } from "./split-cards.ts"
import { oneLine, textValue, unescapeText, type VcardVersion } from "./text-value.ts"

// Names come from a file: a Map answers for "CONSTRUCTOR" what an object might not.
const takers: ReadonlyMap<string, Taker> = new Map(
  Object.entries({ ...nameTakers, ...channelTakers, ...otherTakers }),
)

export type ContactOfCard = Readonly<{
  /** Null where the card has neither a name nor a way to reach somebody. */
  contact: ImportedContact | null
  leftOut: readonly VcardLeftOut[]
}>

/** Puts each property of a card into its place, or names it. The version and the UID are the caller's. */
export function contactOfCard({ lines, leftOut }: RawCard): ContactOfCard {
  const draft = emptyDraft()
  const version = versionOf(lines)
  const labels = labelsOf(lines, version)
  const usedLabels = new Set<string>()
  for (const line of lines) {
    if (line.name === "VERSION" || line.name === "UID" || line.name === "X-ABLABEL") continue
    const taker = takers.get(line.name)
    if (taker === undefined) {
      leftOut.add({ what: line.name, why: "no-place" })
      continue
    }
    const types = line.parameters.get("TYPE") ?? []
    const ownLabel = line.group === "" ? undefined : labels.get(line.group)
    const why = taker(draft, {
      name: line.name,
      version,
      text: textValue(line),
      parameters: line.parameters,
      label: ownLabel ?? labelOfTypes(types),
      isPreferred: types.some((type) => /^pref$/i.test(type)) || line.parameters.get("PREF")?.[0] === "1",
    })
    if (ownLabel !== undefined && why === null) usedLabels.add(line.group)
    if (why !== null) leftOut.add({ what: line.name, why })
  }
  for (const { name, group } of lines)
    if (name === "X-ABLABEL" && !usedLabels.has(group)) leftOut.add({ what: name, why: "no-place" })
  if (!draft.channels.some(({ kind }) => kind === "address"))
    draft.channels.push(...draft.printedAddresses.map((address) => ({ ...address, isPreferred: false })))
  else if (draft.printedAddresses.length > 0)
    leftOut.add({ what: "LABEL", why: "no-place" }, draft.printedAddresses.length)
  if (draft.title !== "" && draft.role !== "" && draft.role !== draft.title)
    leftOut.add({ what: "ROLE", why: "no-place" })
  return { contact: finished(draft), leftOut: leftOut.rows }
}

function versionOf(lines: readonly ContentLine[]): VcardVersion {
  const version = lines.find(({ name }) => name === "VERSION")?.value.trim() ?? ""
  return version.startsWith("2") ? "2.1" : "3.0-or-later"
}

function labelsOf(lines: readonly ContentLine[], version: VcardVersion): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const line of lines) {
    if (line.name !== "X-ABLABEL" || line.group === "") continue
    const label = oneLine(labelOfAppleText(unescapeText(textValue(line), version)))
    if (label !== null && label !== "" && label.length <= vcardLimits.channelLabel)
      labels.set(line.group, label)
  }
  return labels
}

function finished(draft: ContactDraft): ImportedContact | null {
  const { given = "", family = "", additional = "", prefix = "", suffix = "" } = draft.names ?? {}
  const channels = draft.channels
    .toSorted((one, other) => Number(other.isPreferred) - Number(one.isPreferred))
    .map(({ kind, label, value }) => ({ kind, label, value }))
  const composed = [prefix, given, additional, family, suffix].filter((part) => part !== "").join(" ")
  const [nickname, jobTitle] = [draft.nicknames.join(", "), draft.title || draft.role]
  const stand = [draft.formattedName, composed, draft.organisation, nickname, channels[0]?.value ?? ""]
  const displayName = stand.find((name) => name !== "")?.slice(0, vcardLimits.displayName)
  if (displayName === undefined) return null
  return {
    givenName: given,
    familyName: family,
    additionalNames: additional,
    prefix,
    suffix,
    displayName,
    ...(nickname !== "" && { nickname }),
    ...(draft.pronouns !== "" && { pronouns: draft.pronouns }),
    ...(draft.organisation !== "" && { organisation: draft.organisation }),
    ...(draft.department !== "" && { department: draft.department }),
    ...(jobTitle !== "" && { jobTitle }),
    channels,
    importantDates: draft.dates,
    tags: [...draft.tags],
    notes: draft.notes.join("\n\n"),
  }
}
