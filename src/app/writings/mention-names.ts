import type { RecordId } from "../../domain/envelope.ts"
import type { MentionName } from "../../editor/mentions/mention-props.ts"
import type { Named } from "../../worker/api/records.ts"
import type { VaultClient } from "../vault-client.ts"

export type MentionNames = Readonly<{
  nameOf: (id: string) => MentionName
  subscribe: (listener: () => void) => () => void
}>

/** Names for an editor that asks at once and cannot wait: not known at first, told when they are. */
export function makeMentionNames(client: VaultClient): MentionNames {
  const known = new Map<string, MentionName>()
  const wanted = new Set<string>()
  const listeners = new Set<() => void>()
  let isAsking = false

  const ask = async () => {
    const ids = [...wanted] as RecordId[]
    wanted.clear()
    isAsking = false
    const named = await client.vault.namesOf(ids).catch(() => [])
    for (const one of named) known.set(one.id, mentionName(one))
    for (const listener of listeners) listener()
  }
  const want = (id: string) => {
    wanted.add(id)
    if (isAsking) return
    isAsking = true
    // All names of one text are one question.
    queueMicrotask(() => void ask())
  }
  return {
    nameOf: (id) => {
      const name = known.get(id)
      if (name !== undefined) return name
      known.set(id, { name: "", state: "unknown" })
      want(id)
      return { name: "", state: "unknown" }
    },
    subscribe: (listener) => {
      listeners.add(listener)
      const unsubscribe = client.subscribe((event) => {
        if (event.kind === "changed" && known.has(event.id)) want(event.id)
      })
      return () => {
        listeners.delete(listener)
        unsubscribe()
      }
    },
  }
}

function mentionName({ name, state }: Named): MentionName {
  if (state === "archived") return { name, state: "here" }
  // Asked for and not there: removed for good. The text still has the name that they went by.
  return { name, state: state === "unknown" ? "gone" : state }
}
