import { ArrowDown, ArrowUp, Pencil, X } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { IconButton } from "../../ui/icon-button.tsx"
import { say } from "../strings/say.ts"
import { type Agenda, type AgendaItem, moved } from "./agenda.ts"
import { AgendaItemForm } from "./agenda-item-form.tsx"
import { AgendaText } from "./agenda-list.tsx"

/** The agenda while it is made: items are added, changed, taken out and moved by buttons or by `Alt` with the arrow keys. */
export function AgendaEditor({
  agenda,
  onChange,
}: Readonly<{ agenda: Agenda; onChange: (agenda: Agenda) => void }>) {
  const [changing, setChanging] = useState<number | null>(null)
  const list = useRef<HTMLOListElement>(null)
  /** Which button has the focus once the list is drawn anew. */
  const focus = useRef<Readonly<{ at: number; move: "up" | "down" }> | null>(null)
  useEffect(() => {
    if (focus.current === null) return
    const { at, move } = focus.current
    focus.current = null
    const find = (way: string) =>
      list.current?.querySelector<HTMLButtonElement>(`[data-at="${at}"] [data-move="${way}"] button:enabled`)
    ;(find(move) ?? find(move === "up" ? "down" : "up"))?.focus()
  })

  const move = (at: number, way: "up" | "down") => {
    const to = at + (way === "up" ? -1 : 1)
    const next = moved(agenda, at, to)
    if (next === agenda) return
    focus.current = { at: to, move: way }
    onChange(next)
  }
  return (
    <div className="grid gap-4">
      {agenda.length > 0 && (
        <ol ref={list} aria-label={say("session.agenda")} className="grid">
          {agenda.map((item, at) => (
            <li
              // oxlint-disable-next-line react/no-array-index-key -- an item has no identity but its place
              key={at}
              data-at={at}
              className="border-b border-line py-1.5"
            >
              <div
                role="presentation"
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return
                  event.preventDefault()
                  move(at, event.key === "ArrowUp" ? "up" : "down")
                }}
              >
                {changing === at ? (
                  <AgendaItemForm
                    item={item}
                    saveLabel={say("session.agenda.keep")}
                    onSave={(changed) => {
                      onChange(agenda.with(at, changed))
                      setChanging(null)
                    }}
                    onCancel={() => setChanging(null)}
                  />
                ) : (
                  <Item
                    item={item}
                    isFirst={at === 0}
                    isLast={at === agenda.length - 1}
                    onMove={(way) => move(at, way)}
                    onChange={() => setChanging(at)}
                    onRemove={() => onChange(agenda.toSpliced(at, 1))}
                  />
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      <AgendaItemForm
        item={{}}
        saveLabel={say("session.agenda.add")}
        onSave={(item) => {
          onChange([...agenda, item])
        }}
      />
    </div>
  )
}

function Item({
  item,
  isFirst,
  isLast,
  onMove,
  onChange,
  onRemove,
}: Readonly<{
  item: AgendaItem
  isFirst: boolean
  isLast: boolean
  onMove: (way: "up" | "down") => void
  onChange: () => void
  onRemove: () => void
}>) {
  const name = item.text ?? ""
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <AgendaText item={item} />
      </div>
      <div className="flex shrink-0">
        <span data-move="up">
          <IconButton
            label={say("session.agenda.up", { name })}
            icon={<ArrowUp />}
            isDisabled={isFirst}
            onPress={() => onMove("up")}
          />
        </span>
        <span data-move="down">
          <IconButton
            label={say("session.agenda.down", { name })}
            icon={<ArrowDown />}
            isDisabled={isLast}
            onPress={() => onMove("down")}
          />
        </span>
        <IconButton label={say("session.agenda.change", { name })} icon={<Pencil />} onPress={onChange} />
        <IconButton label={say("session.agenda.remove", { name })} icon={<X />} onPress={onRemove} />
      </div>
    </div>
  )
}
