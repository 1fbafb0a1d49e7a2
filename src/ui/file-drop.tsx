import { type ReactNode, useState } from "react"
import { DropZone, Text } from "react-aria-components/DropZone"
import { FileTrigger } from "react-aria-components/FileTrigger"
import { Button } from "./button.tsx"
import { filesOfDialog, filesOfDrop, type GivenFile } from "./dropped-files.ts"

export type FileDropProps = Readonly<{
  label: string
  buttonLabel: string
  onFiles: (files: readonly GivenFile[]) => void
  /** What dragged things could not be read as files. */
  onFailed: () => void
  /** Extensions or media types that the dialog offers; what is dropped is not held to them. */
  accept?: readonly string[]
  allowsMultiple?: boolean
  /** The dialog asks for a folder, and all that lies in it is given. */
  takesFolder?: boolean
  icon?: ReactNode
  description?: ReactNode
}>

/** Takes files by a dialog or by dragging them here. Nothing is read: whoever is told of them does that. */
export function FileDrop({
  label,
  buttonLabel,
  onFiles,
  onFailed,
  accept,
  allowsMultiple = false,
  takesFolder = false,
  icon,
  description,
}: FileDropProps) {
  const [isReading, setReading] = useState(false)
  const give = (files: readonly GivenFile[]) => {
    if (files.length > 0) onFiles(allowsMultiple || takesFolder ? files : files.slice(0, 1))
  }
  return (
    <DropZone
      getDropOperation={(types) => (types.has("text/plain") ? "cancel" : "copy")}
      onDrop={(event) => {
        setReading(true)
        void filesOfDrop(event.items)
          .then(give, onFailed)
          .finally(() => setReading(false))
      }}
      className="grid content-start justify-items-center gap-3 rounded-lg border border-dashed border-line-strong bg-paper-sunken px-6 py-8 text-center transition-colors data-drop-target:border-solid data-drop-target:border-accent data-drop-target:bg-accent-soft"
    >
      <span aria-hidden="true" className="text-ink-faint empty:hidden [&>svg]:size-7 [&>svg]:stroke-[1.25]">
        {icon}
      </span>
      <Text slot="label" className="text-base font-medium">
        {label}
      </Text>
      {description !== undefined && <p className="max-w-measure text-sm text-ink-soft">{description}</p>}
      <FileTrigger
        {...(accept !== undefined && { acceptedFileTypes: accept })}
        allowsMultiple={allowsMultiple}
        acceptDirectory={takesFolder}
        onSelect={(files) => give(filesOfDialog(files ?? []))}
      >
        <Button isBusy={isReading}>{buttonLabel}</Button>
      </FileTrigger>
    </DropZone>
  )
}
