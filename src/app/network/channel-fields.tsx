import { Plus, X } from "lucide-react"
import { useState } from "react"
import { channelKinds } from "../../domain/contact.ts"
import type { Contact } from "../../domain/entities.ts"
import { Button } from "../../ui/button.tsx"
import { IconButton } from "../../ui/icon-button.tsx"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import { FieldGroup } from "./fact-fields.tsx"
import type { FactForm } from "./fact-form.ts"

type Channel = NonNullable<Contact["channels"]>[number]

/** Ways to reach a person. A row without a value is on the page only, until there is one. */
export function ChannelFields({ form }: Readonly<{ form: FactForm }>) {
  const [rows, setRows] = useState<readonly Channel[]>(form.record.channels ?? [])
  const set = (next: readonly Channel[]) => {
    setRows(next)
    form.change({ channels: next.filter(({ value = "" }) => value.trim() !== "") })
  }
  const setRow = (at: number, changed: Channel) =>
    set(rows.map((row, index) => (index === at ? { ...row, ...changed } : row)))
  /** Where a row stands among those that are stored, which is how a refusal names it. */
  const storedAt = (at: number) => rows.slice(0, at).filter(({ value = "" }) => value.trim() !== "").length
  return (
    <FieldGroup title={say("network.part.channels")}>
      {rows.map((row, at) => {
        const kind = row.kind ?? "other"
        const errorAt = (part: string) => form.errorAt(`channels.${storedAt(at)}.${part}`)
        return (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- a row has no other name, and all of it is held above
            key={at}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3 gap-y-2 sm:grid-cols-[9rem_minmax(0,2fr)_minmax(0,1fr)_auto]"
          >
            <Select
              label={say("network.channel.kind")}
              value={kind}
              onChange={(chosen) => setRow(at, { kind: chosen })}
              options={termChoices(channelKinds, kind)}
            />
            <div className="max-sm:order-2">
              <TextField
                label={say("network.channel.value")}
                value={row.value ?? ""}
                onChange={(value) => setRow(at, { value })}
                error={errorAt("value")}
                dir="auto"
              />
            </div>
            <div className="max-sm:order-3">
              <TextField
                label={say("network.channel.label")}
                value={row.label ?? ""}
                onChange={(label) => setRow(at, { label })}
                error={errorAt("label")}
                placeholder={say("network.channel.label.example")}
                dir="auto"
              />
            </div>
            <IconButton
              label={say("network.channel.remove")}
              icon={<X aria-hidden="true" />}
              onPress={() => set(rows.filter((_, index) => index !== at))}
            />
          </div>
        )
      })}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onPress={() => setRows([...rows, { kind: rows.length === 0 ? "email" : "phone" }])}
        >
          {say("network.channel.add")}
        </Button>
      </div>
    </FieldGroup>
  )
}
