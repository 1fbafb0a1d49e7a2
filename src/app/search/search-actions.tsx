import { BookmarkPlus, Tags } from "lucide-react"
import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { Query } from "../../query/query.ts"
import { Button } from "../../ui/button.tsx"
import type { SavedView } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { useViewWork } from "./use-views.ts"
import { ViewDialog } from "./view-dialog.tsx"

/** What is done with the search as a whole. `name`: as it is written. */
export function SearchActions({
  query,
  name,
  view,
  views,
  onSaved,
}: Readonly<{
  query: Query
  name: string
  view: SavedView | null
  views: readonly SavedView[]
  onSaved: (view: RecordId) => void
}>) {
  const { go, toasts } = useApp()
  const work = useViewWork(views)
  const [isSaving, setSaving] = useState(false)
  const isAsked = query.terms.length > 0
  const isChanged = view !== null && view.query !== name
  return (
    <>
      <Button
        look="quiet"
        icon={<Tags aria-hidden="true" className="size-4" />}
        onPress={() => go({ screen: "tags" })}
      >
        {say("search.edit-tags")}
      </Button>
      {isAsked && isChanged && (
        <Button onPress={() => void work.setQuery(view, name)}>
          {say("search.view.change", { name: view.name })}
        </Button>
      )}
      {isAsked && (view === null || isChanged) && (
        <Button icon={<BookmarkPlus aria-hidden="true" className="size-4" />} onPress={() => setSaving(true)}>
          {say("search.view.save")}
        </Button>
      )}
      {isSaving && (
        <ViewDialog
          title={say("search.view.save")}
          asksPin
          onSave={async (given, pinned) => {
            const saved = await work.save(given, name, pinned)
            if (saved.ok) {
              onSaved(saved.value)
              toasts.show({ text: say("search.view.saved") })
            }
            return saved
          }}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  )
}
