import { Check, ChevronDown } from "lucide-react"
import { useRef, useState } from "react"
import { Button } from "react-aria-components/Button"
import { ListBox, ListBoxItem } from "react-aria-components/ListBox"
import { DialogTrigger, Popover } from "react-aria-components/Popover"
import { classNames } from "./class-names.ts"
import { boxClass } from "./field-parts.tsx"
import { FindField } from "./find-field.tsx"
import { itemClass, popoverClass } from "./overlay-parts.ts"
import { TagWords } from "./tag-chip.tsx"
import type { TagHue } from "./tag-hues.ts"
import { TagMark } from "./tag-mark.tsx"

export type TagFilterProps = Readonly<{
  /** What the button says, with what is chosen. */
  label: string
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
  /** Those to choose from for what was typed, the chosen ones among them or not. */
  optionsFor: (typed: string) => readonly Readonly<{ path: string; hue: TagHue | null; detail: string }>[]
  words: Readonly<{ list: string; find: string; clear: string; nothingFound: string }>
}>

/** Any number of tags, chosen in a panel: typing narrows it, the arrow keys go on into the list, Enter takes or leaves one. */
export function TagFilter({ label, chosen, onChange, optionsFor, words }: TagFilterProps) {
  const [typed, setTyped] = useState("")
  const list = useRef<HTMLDivElement>(null)
  const options = optionsFor(typed)
  const shown = new Set(options.map(({ path }) => path))
  return (
    <DialogTrigger onOpenChange={() => setTyped("")}>
      <Button className={classNames(boxClass, "flex items-center justify-between gap-2 text-left")}>
        <span className={classNames("min-w-0 truncate", chosen.length === 0 && "text-ink-soft")}>
          {label}
        </span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
      </Button>
      <Popover
        aria-label={words.list}
        placement="bottom start"
        className={classNames(popoverClass, "w-80 max-w-[calc(100vw-2rem)]")}
      >
        <FindField label={words.find} clearLabel={words.clear} text={typed} onType={setTyped} list={list} />
        <ListBox
          ref={list}
          aria-label={words.list}
          items={options.map((option) => ({ ...option, id: option.path }))}
          selectionMode="multiple"
          selectionBehavior="toggle"
          escapeKeyBehavior="none"
          selectedKeys={chosen.filter((path) => shown.has(path))}
          onSelectionChange={(keys) => {
            if (keys === "all") return
            const kept = chosen.filter((path) => !shown.has(path) || keys.has(path))
            const added = [...keys].map(String).filter((path) => !chosen.includes(path))
            onChange([...kept, ...added])
          }}
          renderEmptyState={() => <p className="px-2.5 py-1.5 text-sm text-ink-soft">{words.nothingFound}</p>}
          className="max-h-80 overflow-auto p-1 outline-none"
        >
          {({ path, hue, detail }) => (
            <ListBoxItem id={path} textValue={path} className={itemClass}>
              {({ isSelected }) => (
                <>
                  <TagMark hue={hue} />
                  <TagWords path={path} />
                  <span className="ms-auto shrink-0 text-sm text-ink-faint tabular-nums">{detail}</span>
                  <span className="size-4 shrink-0">
                    {isSelected && <Check aria-hidden="true" className="size-4 text-accent" />}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </DialogTrigger>
  )
}
