import { useId } from "react"
import { FileTrigger } from "react-aria-components/FileTrigger"
import { Button } from "./button.tsx"
import { labelClass } from "./field-parts.tsx"

/** Asks for one file by a dialog, in a line of a form. Nothing is read: whoever is told of it does that. */
export function FilePick({
  label,
  buttonLabel,
  name,
  note,
  accept,
  onFile,
}: Readonly<{
  label: string
  buttonLabel: string
  /** Of the file that was picked. */
  name: string | null
  /** Said while none was. */
  note: string | null
  accept: readonly string[]
  onFile: (file: File) => void
}>) {
  const id = useId()
  return (
    <fieldset aria-labelledby={id} className="grid justify-items-start gap-2">
      <span id={id} className={labelClass}>
        {label}
      </span>
      <div className="flex flex-wrap items-center gap-3">
        <FileTrigger
          acceptedFileTypes={accept}
          onSelect={(files) => {
            const [file] = files ?? []
            if (file !== undefined) onFile(file)
          }}
        >
          <Button>{buttonLabel}</Button>
        </FileTrigger>
        <span className="text-sm wrap-anywhere text-ink-soft">{name ?? note}</span>
      </div>
    </fieldset>
  )
}
