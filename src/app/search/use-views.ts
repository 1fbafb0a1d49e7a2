import { useMemo } from "react"
import { ok, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { SavedView } from "../../worker/api/search.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { useAsked } from "../frame/use-asked.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

const none: readonly SavedView[] = []

/** Saved searches in the owner's order; none as long as they are not known. */
export function useViews(): readonly SavedView[] {
  const asked = useAsked("saved views", (vault) => vault.listViews())
  return asked.kind === "here" ? asked.value : none
}

export type ViewWork = Readonly<{
  save: (name: string, query: string, pinned: boolean) => Promise<Result<RecordId, ChangeRefusal>>
  rename: (id: RecordId, name: string) => Promise<Result<unknown, ChangeRefusal>>
  /** A refusal of these is told on the screen. */
  setQuery: (view: SavedView, query: string) => Promise<void>
  pin: (view: SavedView) => Promise<void>
  move: (view: SavedView, by: 1 | -1) => Promise<void>
  remove: (id: RecordId) => Promise<boolean>
}>

/** What is done with saved searches; `views` are all of them, in their order. */
export function useViewWork(views: readonly SavedView[]): ViewWork {
  const { client, toasts, trash } = useApp()
  return useMemo(() => {
    const { vault } = client
    const tell = (done: Result<unknown, ChangeRefusal>, words?: string) => {
      if (!done.ok) toasts.show({ text: say("trash.failed", { reason: changeReason(done.refusal) }) })
      else if (words !== undefined) toasts.show({ text: words })
    }
    return {
      save: async (name, query, pinned) => {
        const fields = { name, query, position: views.length }
        const made = await vault.createRecord("saved-view", fields, { pinned })
        return made.ok ? ok(made.value.id) : made
      },
      rename: (id, name) => vault.changeRecord("saved-view", id, { name }),
      setQuery: async ({ id, name }, query) =>
        tell(await vault.changeRecord("saved-view", id, { query }), say("search.view.changed", { name })),
      pin: async ({ id, pinned }) =>
        tell(await vault.changeRecord("saved-view", id, {}, { pinned: !pinned })),
      move: async (view, by) => {
        const from = views.findIndex(({ id }) => id === view.id)
        const ordered = views.toSpliced(from, 1).toSpliced(from + by, 0, view)
        for (const [position, { id }] of ordered.entries()) {
          if (views[position]?.id === id) continue
          // oxlint-disable-next-line no-await-in-loop -- one after the other, so that a refusal leaves an order
          const done = await vault.changeRecord("saved-view", id, { position })
          tell(done)
          if (!done.ok) return
        }
      },
      remove: (id) => trash(id),
    }
  }, [client, toasts, trash, views])
}
