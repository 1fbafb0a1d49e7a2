import { documentLimits } from "./limits.ts"

/** An attribute as data. Without `default` it must be given. */
export type AttributeSpec = Readonly<{
  default?: string | number | boolean | null
  accepts: (value: unknown) => boolean
}>

function isWholeNumber(value: unknown, from: number, to: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= from && value <= to
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value.length <= documentLimits.nameLength
}

function oneOf(...values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value)
}

export const textAlign: AttributeSpec = { default: null, accepts: oneOf(null, "center", "right", "justify") }

export const headingLevel: AttributeSpec = { default: 1, accepts: (value) => isWholeNumber(value, 1, 4) }

/** Up to nine digits, the most that a Markdown list may start from (CommonMark 0.31, 5.2). */
export const listStart: AttributeSpec = {
  default: 1,
  accepts: (value) => isWholeNumber(value, 0, 999_999_999),
}

/** HTML's `type` of an ordered list. */
export const listNumbering: AttributeSpec = { default: null, accepts: oneOf(null, "1", "a", "A", "i", "I") }

export const checked: AttributeSpec = { default: false, accepts: (value) => typeof value === "boolean" }

export const codeLanguage: AttributeSpec = {
  default: null,
  accepts: (value) => value === null || (isShortText(value) && /^[^\s`]+$/u.test(value)),
}

/** HTML's own limits of `colspan` and `rowspan`. */
export const columnSpan: AttributeSpec = { default: 1, accepts: (value) => isWholeNumber(value, 1, 1000) }
export const rowSpan: AttributeSpec = { default: 1, accepts: (value) => isWholeNumber(value, 1, 65_534) }

/** One width in pixels for each column that the cell spans, 0 for a column without one. */
export const columnWidths: AttributeSpec = {
  default: null,
  accepts: (value) =>
    value === null ||
    (Array.isArray(value) &&
      value.length > 0 &&
      value.length <= 1000 &&
      value.every((width) => isWholeNumber(width, 0, 100_000))),
}

export const cellAlign: AttributeSpec = { default: null, accepts: oneOf(null, "left", "center", "right") }

/** Kept as typed, whatever its scheme: only `openableLink` decides what may be opened. */
export const linkHref: AttributeSpec = {
  accepts: (value) => typeof value === "string" && value.length <= documentLimits.linkLength,
}

export const contactId: AttributeSpec = {
  accepts: (value) => isShortText(value) && /^[0-9a-f]{32}$/.test(value),
}

/** The last known name; the contact's own name wins wherever it is at hand. */
export const contactName: AttributeSpec = { accepts: isShortText }
