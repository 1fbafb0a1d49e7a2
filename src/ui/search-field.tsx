import { Search, X } from "lucide-react"
import type { Ref } from "react"
import { SearchField as AriaSearchField, Button, Input, Label } from "react-aria-components/SearchField"
import { classNames } from "./class-names.ts"
import { boxClass, fieldManners } from "./field-parts.tsx"

export type SearchFieldProps = Readonly<{
  label: string
  value: string
  onChange: (value: string) => void
  /** Enter, with what was typed. */
  onSubmit?: (value: string) => void
  placeholder?: string
  clearLabel: string
  takesFocus?: boolean
  inputRef?: Ref<HTMLInputElement>
}>

/** Words to look for. Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  onSubmit,
  placeholder,
  clearLabel,
  takesFocus = false,
  inputRef,
}: SearchFieldProps) {
  return (
    <AriaSearchField
      {...fieldManners}
      {...(takesFocus && { autoFocus: true })}
      {...(onSubmit !== undefined && { onSubmit })}
      value={value}
      onChange={onChange}
      className="group relative min-w-0"
    >
      <Label className="sr-only">{label}</Label>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-ink-faint"
      />
      <Input
        {...(inputRef !== undefined && { ref: inputRef })}
        placeholder={placeholder ?? label}
        dir="auto"
        className={classNames(boxClass, "px-9 [&::-webkit-search-cancel-button]:hidden")}
      />
      <Button
        aria-label={clearLabel}
        className="absolute inset-y-1 right-1 grid aspect-square min-w-7 place-items-center rounded-sm text-ink-soft group-data-empty:hidden data-hovered:bg-paper-hover data-hovered:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </Button>
    </AriaSearchField>
  )
}
