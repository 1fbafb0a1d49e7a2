import { type FormEvent, useCallback, useId, useState } from "react"
import { isWithinTag, tagName } from "../../domain/tag-path.ts"
import { Button } from "../../ui/button.tsx"
import type { Choice } from "../../ui/choice.ts"
import { ComboField } from "../../ui/combo-field.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { say } from "../strings/say.ts"
import { suggestTags } from "./suggest-tags.ts"
import { hueOf } from "./tag-colours.ts"
import { useTags } from "./tags-context.ts"

const offered = 50
/** No tag is called so: a path has no empty names. */
const outermost = "/"

/** Chooses the tag that another is moved into, or becomes one with. */
export function TargetDialog({ what, path }: Readonly<{ what: "into" | "merge"; path: string }>) {
  const { rows, colours, begin, rename } = useTags()
  const [target, setTarget] = useState<Choice | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const search = useCallback(
    async (typed: string) => {
      const paths = [...rows.keys()].filter((other) => !isWithinTag(other, path))
      const found = suggestTags(paths, typed, offered).map((other) => ({
        id: other,
        name: other,
        hue: hueOf(colours, other),
      }))
      const isNested = path.includes("/")
      return what === "into" && isNested && typed === ""
        ? [{ id: outermost, name: say("tags.into.outermost") }, ...found]
        : found
    },
    [rows, colours, path, what],
  )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (target === null) return setTrouble(say("tags.target.missing"))
    if (what === "merge") return begin({ what: "one", path, to: target.id })
    setBusy(true)
    const around = target.id === outermost ? "" : `${target.id}/`
    setTrouble(await rename(path, around + tagName(path)).finally(() => setBusy(false)))
  }
  return (
    <Dialog
      title={say(`tags.${what}.title`, { path })}
      isOpen
      onClose={() => begin(null)}
      actions={
        <>
          <Button onPress={() => begin(null)}>{say("app.cancel")}</Button>
          <Button look="primary" type="submit" form={id} isDisabled={isBusy}>
            {say(what === "into" ? "tags.into.do" : "tags.merge.next")}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={(event) => void send(event)}>
        <ComboField
          label={say(`tags.${what}.field`)}
          value={target}
          onChange={(chosen) => {
            setTarget(chosen)
            setTrouble(null)
          }}
          search={search}
          words={{ open: say("tags.target.open"), nothingFound: say("fields.nothing") }}
          error={trouble ?? undefined}
          takesFocus
        />
      </form>
    </Dialog>
  )
}
