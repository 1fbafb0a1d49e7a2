import { ArrowDown, ArrowUp, Bookmark, Ellipsis, PenLine, Pin, PinOff, Trash2 } from "lucide-react"
import { useState } from "react"
import { Button } from "react-aria-components/Button"
import { IconButton } from "../../ui/icon-button.tsx"
import { Menu, type MenuChoice } from "../../ui/menu.tsx"
import type { SavedView } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { useViewWork } from "./use-views.ts"
import { ViewDialog } from "./view-dialog.tsx"

/** Saved searches: each opens, and can be renamed, pinned, moved and thrown away. */
export function ViewList({ views }: Readonly<{ views: readonly SavedView[] }>) {
  const { go } = useApp()
  const work = useViewWork(views)
  const [renamed, setRenamed] = useState<SavedView | null>(null)

  const choices = (view: SavedView, at: number): readonly MenuChoice[] => [
    {
      id: "rename",
      label: say("search.view.rename"),
      icon: <PenLine />,
      onChoose: () => setRenamed(view),
    },
    {
      id: "pin",
      label: say(view.pinned ? "search.view.unpin" : "search.view.pin"),
      icon: view.pinned ? <PinOff /> : <Pin />,
      onChoose: () => void work.pin(view),
    },
    ...(at === 0
      ? []
      : [
          {
            id: "up",
            label: say("search.view.up"),
            icon: <ArrowUp />,
            onChoose: () => void work.move(view, -1),
          },
        ]),
    ...(at === views.length - 1
      ? []
      : [
          {
            id: "down",
            label: say("search.view.down"),
            icon: <ArrowDown />,
            onChoose: () => void work.move(view, 1),
          },
        ]),
    {
      id: "trash",
      label: say("search.view.delete"),
      icon: <Trash2 />,
      onChoose: () => void work.remove(view.id),
    },
  ]
  return (
    <>
      <ul className="-mx-3 grid grid-cols-1">
        {views.map((view, at) => (
          <li key={view.id} className="flex items-center gap-1 rounded-md pr-1 hover:bg-paper-hover">
            <Button
              onPress={() => go({ screen: "search", query: view.query, view: view.id })}
              className="grid min-w-0 flex-1 cursor-default grid-cols-[1.25rem_minmax(0,1fr)] items-center gap-x-3 rounded-md px-3 py-2 text-left"
            >
              <Bookmark aria-hidden="true" strokeWidth={1.5} className="size-4.5 text-ink-faint" />
              <span className="flex min-w-0 items-center gap-2">
                <bdi className="truncate font-serif text-md">{view.name}</bdi>
                {view.pinned && (
                  <>
                    <Pin aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
                    <span className="sr-only">{say("writing.pinned")}</span>
                  </>
                )}
              </span>
              <span dir="auto" className="col-start-2 truncate text-sm text-ink-faint">
                {view.query}
              </span>
            </Button>
            <Menu
              label={say("search.view.more", { name: view.name })}
              trigger={
                <IconButton
                  label={say("search.view.more", { name: view.name })}
                  icon={<Ellipsis aria-hidden="true" />}
                />
              }
              choices={choices(view, at)}
            />
          </li>
        ))}
      </ul>
      {renamed !== null && (
        <ViewDialog
          title={say("search.view.rename")}
          name={renamed.name}
          onSave={(name) => work.rename(renamed.id, name)}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  )
}
