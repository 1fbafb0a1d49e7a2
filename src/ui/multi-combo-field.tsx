import { type ReactNode, type KeyboardEvent, use, useEffect, useEffectEvent, useState } from "react"
import { ComboBox, ComboBoxStateContext, Input, Label } from "react-aria-components/ComboBox"
import { ChipList } from "./chip.tsx"
import { ChoiceList } from "./choice-list.tsx"
import { type Choice, type ChoiceCreation, type ChoiceSearch, choiceRows } from "./choice.ts"
import { boxClass, FieldNotes, fieldManners, labelClass } from "./field-parts.tsx"
import { useChoiceSearch } from "./use-choice-search.ts"

export type MultiComboFieldProps = Readonly<{
  label: string
  labelHidden?: boolean
  value: readonly Choice[]
  onChange: (value: readonly Choice[]) => void
  /** Must keep its identity between renders. What is picked already is left out of what it finds. */
  search: ChoiceSearch
  creation?: ChoiceCreation
  words: Readonly<{ chosen: string; nothingFound: string; remove: (name: string) => string }>
  /** Whether Enter or a comma after any text makes one of it, with no row chosen: for words, not for people. */
  takesAnyText?: boolean
  placeholder?: string
  description?: ReactNode
  error?: ReactNode | undefined
  isDisabled?: boolean
  takesFocus?: boolean
}>

/** Picks any number, one after the other; Backspace in the empty field takes the last one away. */
export function MultiComboField({
  label,
  labelHidden = false,
  value,
  onChange,
  search,
  creation,
  words,
  takesAnyText = false,
  placeholder,
  description,
  error,
  isDisabled = false,
  takesFocus = false,
}: MultiComboFieldProps) {
  const [typed, setTyped] = useState("")
  const [isActive, setActive] = useState(false)
  const { choices, isAnswered } = useChoiceSearch(search, typed, isActive)
  const isChosen = (id: string) => value.some((chosen) => chosen.id === id)
  const rows = choiceRows(choices, typed, creation).filter(
    (row) => row.kind === "new" || !isChosen(row.choice.id),
  )

  const add = (choice: Choice) => {
    setTyped("")
    if (!isChosen(choice.id)) onChange([...value, choice])
  }
  const create = async (name: string) => {
    const made = await creation?.onCreate(name)
    if (made !== undefined && made !== null) add(made)
  }
  const pick = (keys: readonly (string | number)[]) => {
    const row = rows.find((candidate) => keys.includes(candidate.key))
    // Called with nothing where the field is left or Escape is pressed.
    if (row === undefined) setTyped("")
    else if (row.kind === "choice") add(row.choice)
    else void create(row.name)
  }
  const remove = (id: string) => onChange(value.filter((chosen) => chosen.id !== id))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const last = value.at(-1)
    if (event.key === "Backspace" && typed === "" && last !== undefined) remove(last.id)
    const hasRow = event.currentTarget.hasAttribute("aria-activedescendant")
    const ends = event.key === "," || (event.key === "Enter" && !hasRow)
    if (!takesAnyText || !ends || typed.trim() === "") return
    event.preventDefault()
    void create(typed.trim())
  }
  return (
    <div className="grid gap-2">
      <ComboBox
        {...fieldManners}
        {...(takesFocus && { autoFocus: true })}
        selectionMode="multiple"
        items={rows}
        value={[]}
        onChange={pick}
        inputValue={typed}
        onInputChange={setTyped}
        onFocusChange={(isFocused) => {
          setActive(isFocused)
          if (!isFocused && takesAnyText && typed.trim() !== "") void create(typed.trim())
          else if (!isFocused) setTyped("")
        }}
        // With nothing typed and nobody left to offer, an open list would only say so and lie over the form.
        allowsEmptyCollection={!takesAnyText && typed.trim() !== ""}
        allowsCustomValue={takesAnyText}
        isDisabled={isDisabled}
        isInvalid={error !== undefined}
        className="grid gap-1.5"
      >
        <Label className={labelHidden ? "sr-only" : labelClass}>{label}</Label>
        <Input
          {...(placeholder !== undefined && { placeholder })}
          dir="auto"
          onKeyDown={onKeyDown}
          className={boxClass}
        />
        <FieldNotes description={description} error={error} />
        <ChoiceList emptyText={isAnswered ? words.nothingFound : ""} />
        <ClosedAfterPick count={value.length} />
      </ComboBox>
      {value.length > 0 && (
        <ChipList
          label={words.chosen}
          labelHidden
          chips={value}
          onRemove={isDisabled ? undefined : remove}
          removeLabel={words.remove}
        />
      )}
    </div>
  )
}

/** The list would otherwise stay open after each pick, over the fields below and with everything else out of reach. */
function ClosedAfterPick({ count }: Readonly<{ count: number }>) {
  const state = use(ComboBoxStateContext)
  const close = useEffectEvent(() => state?.close())
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each pick is the reason to run
  useEffect(() => close(), [count])
  return null
}
