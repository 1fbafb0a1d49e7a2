import { Plus } from "lucide-react"
import { useRef, useState } from "react"
import { agendaKinds } from "../../domain/mentoring-session.ts"
import { Button } from "../../ui/button.tsx"
import { NumberField } from "../../ui/number-field.tsx"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import type { AgendaItem } from "./agenda.ts"

const longestText = 500

/** One item of the agenda as fields. Enter adds it; an item without words is none. */
export function AgendaItemForm({
  item,
  saveLabel,
  onSave,
  onCancel,
}: Readonly<{
  item: AgendaItem
  saveLabel: string
  onSave: (item: AgendaItem) => void
  /** Given where an item is changed. */
  onCancel?: () => void
}>) {
  const [text, setText] = useState(item.text ?? "")
  const [kind, setKind] = useState<string>(item.kind ?? "")
  const [minutes, setMinutes] = useState<number | null>(item.minutes ?? null)
  const input = useRef<HTMLInputElement>(null)
  const isNew = onCancel === undefined

  const save = () => {
    const words = text.trim()
    if (words === "") return input.current?.focus()
    const { kind: _kind, minutes: _minutes, ...rest } = item
    onSave({
      ...rest,
      text: words,
      ...(kind !== "" && { kind }),
      ...(minutes !== null && { minutes }),
    })
    if (!isNew) return
    setText("")
    setKind("")
    setMinutes(null)
    input.current?.focus()
  }
  return (
    <form
      className="flex flex-wrap items-end gap-3 py-1"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div
        role="presentation"
        className="min-w-60 flex-1"
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel?.()
        }}
      >
        <TextField
          label={say(isNew ? "session.agenda.new" : "session.agenda.text")}
          value={text}
          onChange={setText}
          maxLength={longestText}
          inputRef={input}
          takesFocus={!isNew}
        />
      </div>
      <div className="w-44">
        <Select
          label={say("session.agenda.kind")}
          value={kind}
          onChange={setKind}
          options={[{ value: "", label: say("fields.none") }, ...termChoices(agendaKinds, item.kind)]}
        />
      </div>
      <NumberField
        label={say("session.minutes")}
        value={minutes}
        onChange={setMinutes}
        min={1}
        max={600}
        step={5}
        words={{ more: say("session.longer"), less: say("session.shorter") }}
      />
      <Button type="submit" {...(isNew && { icon: <Plus aria-hidden="true" className="size-4" /> })}>
        {saveLabel}
      </Button>
      {!isNew && (
        <Button look="quiet" onPress={onCancel}>
          {say("app.cancel")}
        </Button>
      )}
    </form>
  )
}
