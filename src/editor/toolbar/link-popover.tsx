import type { Editor } from "@tiptap/core"
import { type RefObject, useState } from "react"
import { Dialog, Popover } from "react-aria-components/Popover"
import { linkFromTyping, openableLink } from "../../documents/link-target.ts"
import { Button } from "../../ui/button.tsx"
import { classNames } from "../../ui/class-names.ts"
import { popoverClass } from "../../ui/overlay-parts.ts"
import { TextField } from "../../ui/text-field.tsx"
import type { EditorLabels } from "../editor-labels.ts"

/** Sets, changes, removes or opens the link at the selection. */
export function LinkPopover({
  editor,
  anchor,
  isOpen,
  labels,
  onClose,
  onOpenLink,
}: Readonly<{
  editor: Editor
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  labels: EditorLabels
  onClose: () => void
  onOpenLink?: ((href: string) => void) | undefined
}>) {
  return (
    <Popover
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(opens) => {
        if (!opens) onClose()
      }}
      placement="bottom start"
      className={classNames(popoverClass, "w-96 max-w-[calc(100vw-2rem)]")}
    >
      <Dialog aria-label={labels.linkTitle} className="p-4 outline-none">
        <LinkForm editor={editor} labels={labels} onClose={onClose} onOpenLink={onOpenLink} />
      </Dialog>
    </Popover>
  )
}

function LinkForm({
  editor,
  labels,
  onClose,
  onOpenLink,
}: Readonly<{
  editor: Editor
  labels: EditorLabels
  onClose: () => void
  onOpenLink: ((href: string) => void) | undefined
}>) {
  const [present] = useState(() => String(editor.getAttributes("link")["href"] ?? ""))
  const [typed, setTyped] = useState(present)
  const [isRefused, setRefused] = useState(false)
  const finish = (): void => {
    onClose()
    editor.commands.focus()
  }
  const remove = (): void => {
    editor.chain().extendMarkRange("link").unsetLink().run()
    finish()
  }
  const apply = (): void => {
    const href = linkFromTyping(typed)
    if (href === null) return setRefused(true)
    setLink(editor, href, typed.trim())
    finish()
  }
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() === "" && present !== "") remove()
        else apply()
      }}
    >
      <TextField
        label={labels.linkAddress}
        description={labels.linkHint}
        error={isRefused ? labels.linkRefused : undefined}
        takesFocus
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setRefused(false)
        }}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {present !== "" && (
          <Button look="quiet" size="small" onPress={remove}>
            {labels.removeLink}
          </Button>
        )}
        {onOpenLink !== undefined && openableLink(present) !== null && (
          <Button look="secondary" size="small" onPress={() => onOpenLink(present)}>
            {labels.openLink}
          </Button>
        )}
        <Button look="primary" size="small" type="submit">
          {labels.applyLink}
        </Button>
      </div>
    </form>
  )
}

/** Where nothing is selected and no link stands, the address itself becomes the text. */
function setLink(editor: Editor, href: string, text: string): void {
  const { empty } = editor.state.selection
  if (empty && !editor.isActive("link"))
    editor
      .chain()
      .insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] })
      .run()
  else editor.chain().extendMarkRange("link").setLink({ href }).run()
}
