import { utf8Text } from "../crypto/utf8.ts"

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = Readonly<{ [name: string]: Json }>

/** What well-formed JSON in UTF-8 says; undefined where the bytes are neither. Too deep a nesting counts as not well-formed. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = utf8Text(bytes)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of a value that `parseJson` answered: a plain object, neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
