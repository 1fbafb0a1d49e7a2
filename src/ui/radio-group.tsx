import type { ReactNode } from "react"
import { RadioGroup as AriaRadioGroup, Label, Radio, Text } from "react-aria-components/RadioGroup"
import { classNames } from "./class-names.ts"
import { labelClass } from "./field-parts.tsx"

export type RadioOption<V extends string> = Readonly<{ value: V; label: ReactNode; more?: ReactNode }>

export type RadioGroupProps<V extends string> = Readonly<{
  label: string
  labelHidden?: boolean
  value: V | null
  onChange: (value: V) => void
  options: readonly RadioOption<V>[]
  /** `row` puts the choices side by side where there is room; `cards` gives each a frame of its own. */
  layout?: "column" | "row" | "cards"
  description?: ReactNode
}>

export function RadioGroup<V extends string>({
  label,
  labelHidden = false,
  value,
  onChange,
  options,
  layout = "column",
  description,
}: RadioGroupProps<V>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <AriaRadioGroup value={value} onChange={choose} className="grid gap-2">
      <Label className={labelHidden ? "sr-only" : labelClass}>{label}</Label>
      <div className={classNames(layout === "row" ? "flex flex-wrap gap-x-6 gap-y-2" : "grid gap-2")}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className={classNames(
              "group flex min-h-target items-start gap-2.5 text-base",
              layout === "cards"
                ? "rounded-md border border-line bg-paper-raised px-4 py-3.5 transition-colors data-focus-visible:focus-ring data-hovered:border-line-strong data-selected:border-accent data-selected:bg-accent-soft"
                : "data-focus-visible:outline-none",
            )}
          >
            <span
              aria-hidden="true"
              className={classNames(
                "mt-0.75 grid size-4.5 shrink-0 place-items-center rounded-full border border-line-strong bg-paper-raised transition-colors group-data-hovered:border-ink-faint group-data-selected:border-accent",
                layout !== "cards" &&
                  "group-data-focus-visible:focus-ring group-data-focus-visible:outline-offset-2",
              )}
            >
              <span className="size-2 scale-0 rounded-full bg-accent transition-transform group-data-selected:scale-100 forced-colors:bg-[Highlight]" />
            </span>
            <span>
              <span className={classNames(layout === "cards" && "font-medium")}>{option.label}</span>
              {option.more !== undefined && (
                <span className="block text-sm text-ink-soft">{option.more}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
      {description !== undefined && (
        <Text slot="description" className="text-sm text-ink-soft">
          {description}
        </Text>
      )}
    </AriaRadioGroup>
  )
}
