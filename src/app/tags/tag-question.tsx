import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import { say } from "../strings/say.ts"
import { tagSentence } from "./tag-reason.ts"
import { useTags } from "./tags-context.ts"
import type { TagDone } from "./use-tag-actions.ts"

/** Asks before a tag goes from all its records. */
export function RemoveQuestion({ path, onDone }: Readonly<{ path: string; onDone: () => void }>) {
  const { rows, actions } = useTags()
  return (
    <TagQuestion
      title={say("tags.remove.title", { path })}
      more={say("tags.remove.more", { count: rows.get(path)?.withNested ?? 0 })}
      doIt={say("tags.remove")}
      isDangerous
      onConfirm={() => actions.remove(path)}
      onDone={onDone}
    />
  )
}

/** Asks before two tags become one. */
export function OneQuestion({
  path,
  to,
  onDone,
}: Readonly<{ path: string; to: string; onDone: (path: string) => void }>) {
  const { rows, actions } = useTags()
  const count = rows.get(path)?.withNested ?? 0
  return (
    <TagQuestion
      title={say("tags.one.title")}
      more={
        count === 0
          ? say("tags.one.none", { from: path, to })
          : say("tags.one.more", { from: path, to, count })
      }
      doIt={say("tags.one.do")}
      onConfirm={() => actions.merge(path, to)}
      onDone={() => onDone(to)}
    />
  )
}

function TagQuestion({
  title,
  more,
  doIt,
  isDangerous = false,
  onConfirm,
  onDone,
}: Readonly<{
  title: string
  more: string
  doIt: string
  isDangerous?: boolean
  onConfirm: () => Promise<TagDone>
  onDone: () => void
}>) {
  const { begin } = useTags()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const confirm = async () => {
    setBusy(true)
    const done = await onConfirm().finally(() => setBusy(false))
    if (!done.ok) return setRefusal(tagSentence(done.refusal))
    begin(null)
    onDone()
  }
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen
      onClose={() => begin(null)}
      actions={
        <>
          <Button takesFocus onPress={() => begin(null)}>
            {say("app.cancel")}
          </Button>
          <Button look={isDangerous ? "danger" : "primary"} isBusy={isBusy} onPress={() => void confirm()}>
            {doIt}
          </Button>
        </>
      }
    >
      <p className="text-ink-soft wrap-anywhere">{more}</p>
      {refusal !== null && <Notice tone="trouble">{refusal}</Notice>}
    </Dialog>
  )
}
