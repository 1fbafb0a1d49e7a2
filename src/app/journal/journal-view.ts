import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import type { StreamQuery } from "../../worker/api/journal.ts"
import { useApp } from "../app-context.ts"
import type { VaultClient } from "../vault-client.ts"

export type EntryKinds = "all" | "journal-note" | "mentoring-session"

/** How the journal is looked at. */
export type JournalView = Readonly<{
  kinds: EntryKinds
  person: Choice | null
  tags: readonly string[]
  text: string
}>

export const wholeJournal: JournalView = {
  kinds: "all",
  person: null,
  tags: [],
  text: "",
}

export function isNarrowed({ kinds, person, tags, text }: JournalView): boolean {
  return kinds !== "all" || person !== null || tags.length > 0 || text.trim() !== ""
}

/** What the vault is asked for. */
export function streamQueryOf({ kinds, person, tags, text }: JournalView): StreamQuery {
  return {
    kinds: kinds === "all" ? ["journal-note", "mentoring-session"] : [kinds],
    ...(person !== null && { contact: person.id as RecordId }),
    ...(tags.length > 0 && { tags }),
    ...(text.trim() !== "" && { text: text.trim() }),
  }
}

/** As long as the vault is open, an owner who comes back from an entry finds the list as it was left. */
const kept = new WeakMap<VaultClient, JournalView>()

export function useJournalView(): readonly [JournalView, (changed: Partial<JournalView>) => void] {
  const { client } = useApp()
  const [view, setView] = useState(() => kept.get(client) ?? wholeJournal)
  const change = (changed: Partial<JournalView>) => {
    const next = { ...view, ...changed }
    kept.set(client, next)
    setView(next)
  }
  return [view, change]
}
