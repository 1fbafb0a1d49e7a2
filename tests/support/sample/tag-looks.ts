import type { TagColour } from "../../../src/domain/tag-colours.ts"

/** The colours of some tags; one nested in another bears that one's where it has none. */
export const tagLooks: readonly Readonly<{ path: string; colour: TagColour }>[] = [
  { path: "craft", colour: "sea" },
  { path: "craft/letters", colour: "clay" },
  { path: "mentee", colour: "moss" },
  { path: "my mentor", colour: "plum" },
  { path: "Thursday table", colour: "ochre" },
  { path: "endings", colour: "slate" },
  { path: "sponsorship", colour: "rose" },
  { path: "year", colour: "ink" },
]
