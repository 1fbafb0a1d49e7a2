import { cleanLine } from "../../domain/clean-text.ts"

const longest = 255

/** The name that a file came with, as it is kept: too long a one is cut before its ending. */
export function fileName(given: string): string {
  const name = cleanLine(given)
  if (name.length <= longest) return name === "" ? "-" : name
  const dot = name.lastIndexOf(".")
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : ""
  return `${name.slice(0, longest - ending.length).replace(/[\uD800-\uDBFF]$/, "")}${ending}`
}
