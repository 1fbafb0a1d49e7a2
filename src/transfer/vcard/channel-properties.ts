import { linkFromTyping } from "../../documents/link-target.ts"
import type { ImportedChannel, WhyLeftOut } from "./imported-contact.ts"
import { vcardLimits } from "./limits.ts"
import { components } from "./name-properties.ts"
import type { ContactDraft, Property, Taker } from "./property.ts"
import { oneLine, unescapeText } from "./text-value.ts"

function add(
  draft: ContactDraft,
  { label, isPreferred }: Property,
  kind: ImportedChannel["kind"],
  text: string | null,
): WhyLeftOut | null {
  if (text === null) return "unreadable"
  if (text === "") return null
  if (text.length > vcardLimits.channelValue) return "too-long"
  if (draft.channels.length >= vcardLimits.channels) return "too-many"
  draft.channels.push({ kind, label: label.slice(0, vcardLimits.channelLabel), value: text, isPreferred })
  return null
}

const lineOf = ({ text, version }: Property): string | null => oneLine(unescapeText(text, version))

const takeEmail: Taker = (draft, property) => {
  const address = lineOf(property)?.replace(/^mailto:/i, "") ?? null
  if (address === "") return null
  return add(
    draft,
    property,
    "email",
    address !== null && /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : null,
  )
}

const takePhone: Taker = (draft, property) =>
  add(draft, property, "phone", lineOf(property)?.replace(/^tel:/i, "").replace(/;ext=/i, " ext. ") ?? null)

const takeUrl: Taker = (draft, property) => {
  const address = lineOf(property)
  if (address === "") return null
  return add(draft, property, "url", address !== null && linkFromTyping(address) !== null ? address : null)
}

const takeAddress: Taker = (draft, property) => {
  const inParts = components(property, ", ").map(linesJoined)
  const value = inParts.filter((part) => part !== "").join(", ")
  const printed = linesJoined(property.parameters.get("LABEL")?.join(", ").replaceAll("\\n", "\n") ?? "")
  const why = add(draft, property, "address", oneLine(value === "" ? printed : value))
  // The address as printed is left out beside its parts.
  return why ?? (value !== "" && printed !== "" ? "no-place" : null)
}

function linesJoined(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(", ")
}

const takePrintedAddress: Taker = (draft, property) => {
  const value = oneLine(linesJoined(unescapeText(property.text, property.version)))
  if (value === null) return "unreadable"
  if (value.length > vcardLimits.channelValue) return "too-long"
  if (draft.printedAddresses.length >= vcardLimits.channels) return "too-many"
  draft.printedAddresses.push({
    kind: "address",
    label: property.label.slice(0, vcardLimits.channelLabel),
    value,
  })
  return null
}

function messaging(service: string): Taker {
  return (draft, property) => {
    const named =
      property.parameters.get("X-SERVICE-TYPE")?.[0] ?? property.parameters.get("SERVICE-TYPE")?.[0]
    const label = [named ?? service, property.label].filter((part) => part !== "").join(" ")
    return add(draft, { ...property, label }, "messaging", lineOf(property))
  }
}

export const channelTakers: Readonly<Record<string, Taker>> = {
  EMAIL: takeEmail,
  TEL: takePhone,
  "X-MS-TEL": takePhone,
  URL: takeUrl,
  ADR: takeAddress,
  LABEL: takePrintedAddress,
  IMPP: messaging(""),
  SOCIALPROFILE: messaging(""),
  "X-SOCIALPROFILE": messaging(""),
  "X-MS-IMADDRESS": messaging(""),
  "X-AIM": messaging("AIM"),
  "X-GADUGADU": messaging("Gadu-Gadu"),
  "X-GOOGLE-TALK": messaging("Google Talk"),
  "X-GTALK": messaging("Google Talk"),
  "X-ICQ": messaging("ICQ"),
  "X-JABBER": messaging("Jabber"),
  "X-MSN": messaging("MSN"),
  "X-QQ": messaging("QQ"),
  "X-SKYPE": messaging("Skype"),
  "X-SKYPE-USERNAME": messaging("Skype"),
  "X-YAHOO": messaging("Yahoo"),
}
