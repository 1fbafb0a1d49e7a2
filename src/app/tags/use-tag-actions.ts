import { useMemo } from "react"
import { tagPath } from "../../domain/tag-path.ts"
import type { Result } from "../../base/result.ts"
import type { TagChange, TagRefusal } from "../../worker/api/tags.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import type { VaultClient } from "../vault-client.ts"
import { tagSentence } from "./tag-reason.ts"

export type TagDone = Result<TagChange, TagRefusal>

export type RenameOutcome =
  | Readonly<{ kind: "done"; path: string }>
  /** Another tag has the name: whether both become one is to be asked. */
  | Readonly<{ kind: "taken"; by: string }>
  | Readonly<{ kind: "refused"; sentence: string }>

export type TagActions = Readonly<{
  rename: (from: string, to: string) => Promise<RenameOutcome>
  merge: (from: string, to: string) => Promise<TagDone>
  remove: (path: string) => Promise<TagDone>
  colour: (path: string, colour: string | null) => Promise<void>
}>

/** How many were made since the vault was opened. */
const changes = new WeakMap<VaultClient, number>()

/** Changes of tags as a whole. What was done is told with a way back; a refusal is the caller's to show, but of a colour. */
export function useTagActions(): TagActions {
  const { client, toasts } = useApp()
  return useMemo(() => {
    const { vault } = client
    const undo = async (change: number) => {
      // Only the last one can be taken back, and a note of an earlier one may still be on the screen.
      if (change !== changes.get(client)) {
        return toasts.show({ text: tagSentence({ reason: "nothing-to-undo" }) })
      }
      const undone = await vault.undoTagChange()
      const text = undone.ok
        ? say("tags.done.undone", { count: undone.value.records })
        : tagSentence(undone.refusal)
      toasts.show({ text })
    }
    const tell = (text: string) => {
      const change = (changes.get(client) ?? 0) + 1
      changes.set(client, change)
      toasts.show({ text, action: { label: say("tags.undo"), onChoose: () => void undo(change) } })
    }
    return {
      rename: async (from, to) => {
        const path = tagPath(to)
        const done = await vault.renameTag(from, path)
        if (done.ok) {
          tell(say("tags.done.renamed", { count: done.value.records }))
          return { kind: "done", path }
        }
        return done.refusal.reason === "exists"
          ? { kind: "taken", by: path }
          : { kind: "refused", sentence: tagSentence(done.refusal) }
      },
      merge: async (from, to) => {
        const done = await vault.renameTag(from, to, { merges: true })
        if (done.ok) tell(say("tags.done.one", { count: done.value.records }))
        return done
      },
      remove: async (path) => {
        const done = await vault.removeTag(path)
        if (done.ok) tell(say("tags.done.removed", { count: done.value.records }))
        return done
      },
      colour: async (path, colour) => {
        const done = await vault.colourTag(path, colour)
        if (!done.ok) toasts.show({ text: tagSentence(done.refusal) })
      },
    }
  }, [client, toasts])
}
