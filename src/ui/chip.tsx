import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Button, Tag, TagGroup, TagList, Label } from "react-aria-components/TagGroup"
import { classNames } from "./class-names.ts"
import { labelClass } from "./field-parts.tsx"
import { chipGround, type TagHue } from "./tag-hues.ts"
import { TagMark } from "./tag-mark.tsx"

export type ChipTone = "plain" | "accent" | "owed" | "danger"

const tones: Record<ChipTone, string> = {
  plain: "border-line bg-paper-sunken text-ink-soft",
  accent: "border-transparent bg-accent-soft text-ink forced-colors:border-line",
  owed: "border-transparent bg-owed-soft text-ink forced-colors:border-line",
  danger: "border-transparent bg-danger-soft text-ink forced-colors:border-line",
}

export const chipClass =
  "inline-flex min-h-target max-w-full items-center gap-1.5 rounded-full border px-2.5 text-sm leading-snug"

/** A word or two set apart: a state, a tag. Its meaning is in its words; the tone only helps. */
export function Chip({
  tone = "plain",
  icon,
  children,
}: Readonly<{ tone?: ChipTone; icon?: ReactNode; children: ReactNode }>) {
  return (
    <span className={classNames(chipClass, tones[tone])}>
      <span aria-hidden="true" className="shrink-0 empty:hidden [&>svg]:size-3.5">
        {icon}
      </span>
      <bdi className="min-w-0 truncate">{children}</bdi>
    </span>
  )
}

/** Chips that can be taken away: the arrow keys go from one to the next, Delete or Backspace takes the one away. */
export function ChipList({
  label,
  labelHidden = false,
  chips,
  onRemove,
  removeLabel,
}: Readonly<{
  label: string
  labelHidden?: boolean
  /** `hue`: of a tag. */
  chips: readonly Readonly<{ id: string; name: string; hue?: TagHue | null | undefined }>[]
  onRemove?: ((id: string) => void) | undefined
  removeLabel: (name: string) => string
}>) {
  const removal =
    onRemove === undefined
      ? {}
      : {
          onRemove: (keys: Iterable<unknown>) => {
            for (const key of keys) onRemove(String(key))
          },
        }
  return (
    <TagGroup {...removal} selectionMode="none" className="grid gap-1.5">
      <Label className={labelHidden ? "sr-only" : labelClass}>{label}</Label>
      <TagList className="flex flex-wrap gap-1.5">
        {chips.map(({ id, name, hue = null }) => (
          <Tag
            key={id}
            id={id}
            textValue={name}
            className={classNames(
              chipClass,
              "cursor-default",
              hue === null ? "border-line bg-paper-sunken text-ink" : chipGround(hue),
            )}
          >
            {hue !== null && <TagMark hue={hue} />}
            <bdi className="min-w-0 truncate">{name}</bdi>
            {onRemove !== undefined && (
              <Button
                slot="remove"
                aria-label={removeLabel(name)}
                className="-mr-2 grid size-target shrink-0 place-items-center rounded-full text-ink-soft data-hovered:bg-paper-hover data-hovered:text-ink"
              >
                <X aria-hidden="true" className="size-3.5" />
              </Button>
            )}
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  )
}
