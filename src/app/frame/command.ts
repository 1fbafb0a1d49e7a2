import { type ListScreen, listScreens, type SettingsSection } from "./place.ts"

const sections = [
  "security",
  "backup",
  "vault",
  "appearance",
  "keyboard",
  "import",
  "you",
  "protection",
  "about",
] as const satisfies readonly SettingsSection[]

const makes = [
  "session",
  "note",
  "exchange",
  "action",
  "interaction",
  "person",
  "relationship",
  "organisation",
] as const

/** Everything that can be asked for from anywhere, in the order in which it is listed. */
export const commandGroups = {
  make: makes.map((kind) => `new-${kind}` as const),
  go: ["palette", "find", ...listScreens.map((list) => `go-${list}` as const), "settings", "back"],
  settings: sections.map((section) => `settings-${section}` as const),
  look: ["theme-light", "theme-dark", "theme-system", "contrast", "density", "previews"],
  vault: ["lock", "panic", "backup", "drill", "another-vault", "quit"],
  help: ["shortcuts"],
} as const

export type CommandGroup = keyof typeof commandGroups
export type Command = (typeof commandGroups)[CommandGroup][number]

export const groupNames = Object.keys(commandGroups) as readonly CommandGroup[]

export const allCommands: readonly Command[] = groupNames.flatMap((group) => commandGroups[group])

/** What a `new-` command makes. */
export function madeBy(command: Command): (typeof makes)[number] | null {
  return makes.find((kind) => command === `new-${kind}`) ?? null
}
/** The place that a `go-` command leads to, the section of a `settings-` one; null for every other. */
export function listOf(command: Command): ListScreen | null {
  return listScreens.find((list) => command === `go-${list}`) ?? null
}
export function sectionOf(command: Command): SettingsSection | null {
  return sections.find((section) => command === `settings-${section}`) ?? null
}
