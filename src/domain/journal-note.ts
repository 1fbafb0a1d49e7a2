import { day, line, required } from "./field-specs.ts"

/** A free entry, tied to no meeting; its text is the body `text`, its people are those it mentions. */
export const journalNoteSpecs = { date: required(day), title: line(10_000), mood: line(60) } as const
