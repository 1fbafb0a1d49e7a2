import type { KeyboardEvent, RefObject } from "react"
import { SearchField } from "./search-field.tsx"

/** The field over a list in a panel, which it narrows: Down goes on into the list. */
export function FindField({
  label,
  clearLabel,
  text,
  onType,
  list,
  onEnter,
}: Readonly<{
  label: string
  clearLabel: string
  text: string
  onType: (text: string) => void
  list: RefObject<HTMLElement | null>
  onEnter?: () => void
}>) {
  const goOn = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "ArrowDown") list.current?.focus()
    else if (event.key === "Enter" && onEnter !== undefined) onEnter()
    else return
    event.preventDefault()
  }
  return (
    <div role="presentation" className="p-2" onKeyDown={goOn}>
      <SearchField label={label} clearLabel={clearLabel} value={text} onChange={onType} takesFocus />
    </div>
  )
}
