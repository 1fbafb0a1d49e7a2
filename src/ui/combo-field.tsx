import { ChevronDown } from "lucide-react"
import { type ReactNode, useState } from "react"
import { Button, ComboBox, Input, Label } from "react-aria-components/ComboBox"
import { ChoiceList } from "./choice-list.tsx"
import { type Choice, type ChoiceCreation, type ChoiceSearch, choiceRows } from "./choice.ts"
import { classNames } from "./class-names.ts"
import { boxClass, FieldNotes, fieldManners, labelClass } from "./field-parts.tsx"
import { useChoiceSearch } from "./use-choice-search.ts"

export type ComboFieldProps = Readonly<{
  label: string
  labelHidden?: boolean
  value: Choice | null
  /** Null once the owner has emptied the field. */
  onChange: (value: Choice | null) => void
  /** Must keep its identity between renders. */
  search: ChoiceSearch
  creation?: ChoiceCreation
  words: Readonly<{ open: string; nothingFound: string }>
  placeholder?: string
  description?: ReactNode
  error?: ReactNode | undefined
  isDisabled?: boolean
  isRequired?: boolean
  takesFocus?: boolean
}>

/** Picks one, by typing a part of its name. What was typed and not picked is gone when the field is left. */
export function ComboField({
  label,
  labelHidden = false,
  value,
  onChange,
  search,
  creation,
  words,
  placeholder,
  description,
  error,
  isDisabled = false,
  isRequired = false,
  takesFocus = false,
}: ComboFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isActive, setActive] = useState(false)
  const { choices, isAnswered } = useChoiceSearch(search, typed ?? "", isActive)
  const rows = choiceRows(choices, typed ?? "", creation)

  const pick = async (key: string | number | null) => {
    const row = rows.find((candidate) => candidate.key === key)
    const made = row?.kind === "new" ? await creation?.onCreate(row.name) : row?.choice
    if (made === null) return
    setTyped(null)
    if (made !== undefined && made.id !== value?.id) onChange(made)
  }
  const type = (text: string) => {
    setTyped(text)
    if (text === "" && value !== null) onChange(null)
  }
  return (
    <ComboBox
      {...fieldManners}
      {...(takesFocus && { autoFocus: true })}
      items={rows}
      value={value === null ? null : `c${value.id}`}
      onChange={(key) => void pick(key)}
      inputValue={typed ?? value?.name ?? ""}
      onInputChange={type}
      onFocusChange={(isFocused) => {
        setActive(isFocused)
        if (!isFocused) setTyped(null)
      }}
      allowsEmptyCollection
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      className="grid gap-1.5"
    >
      <Label className={labelHidden ? "sr-only" : labelClass}>{label}</Label>
      <div className="relative">
        <Input
          {...(placeholder !== undefined && { placeholder })}
          dir="auto"
          className={classNames(boxClass, "pr-10")}
        />
        <Button
          aria-label={words.open}
          className="absolute inset-y-1 right-1 grid aspect-square min-w-7 place-items-center rounded-sm text-ink-soft data-hovered:bg-paper-hover data-hovered:text-ink"
        >
          <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      </div>
      <FieldNotes description={description} error={error} />
      <ChoiceList emptyText={isAnswered ? words.nothingFound : ""} />
    </ComboBox>
  )
}
