import type { Choice } from "../../ui/choice.ts"

export type MentionChoice = Choice

/** The name by which somebody goes now, and whether they are still among the owner's people. */
export type MentionName = Readonly<{ name: string; state: "here" | "gone" | "unknown" }>

export type Mentions = Readonly<{
  /** Asked with what was typed after `@`, trimmed. Must keep its identity between renders. */
  search: (query: string) => Promise<readonly MentionChoice[]>
  /** Null where nobody was made of it: the text then stays as it was typed. */
  create?: (name: string) => Promise<MentionChoice | null>
  nameOf: (id: string) => MentionName
  onOpen?: (id: string) => void
  /** Told whenever an answer of `nameOf` may have changed. */
  subscribe: (listener: () => void) => () => void
}>
