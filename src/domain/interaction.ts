import { choice, day, lines, references, required } from "./field-specs.ts"

export const interactionWays = ["met", "call", "message", "email", "event", "other"] as const

/** A light line that there was contact, where nothing more is worth writing. */
export const interactionSpecs = {
  date: required(day),
  contacts: required(references("contact", 50)),
  way: choice(interactionWays),
  note: lines(2000),
} as const
