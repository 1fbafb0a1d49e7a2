import { Check, Plus } from "lucide-react"
import { ListBox, ListBoxItem, Popover } from "react-aria-components/ComboBox"
import type { ChoiceRow } from "./choice.ts"
import { classNames } from "./class-names.ts"
import { itemClass, popoverClass } from "./overlay-parts.ts"
import { TagMark } from "./tag-mark.tsx"

/** The list under a combo field. `emptyText` stands where there is nothing to choose. */
export function ChoiceList({ emptyText }: Readonly<{ emptyText: string }>) {
  return (
    <Popover className={classNames(popoverClass, "w-(--trigger-width) min-w-60")}>
      <ListBox<ChoiceRow>
        className="max-h-80 overflow-auto p-1 outline-none"
        renderEmptyState={() => (
          <p className="px-2.5 py-1.5 text-sm text-ink-soft empty:hidden">{emptyText}</p>
        )}
      >
        {(row) => <ChoiceListRow row={row} />}
      </ListBox>
    </Popover>
  )
}

function ChoiceListRow({ row }: Readonly<{ row: ChoiceRow }>) {
  const text = row.kind === "new" ? row.label : row.choice.name
  return (
    <ListBoxItem id={row.key} textValue={text} className={itemClass}>
      {({ isSelected }) => (
        <>
          {row.kind === "new" && <Plus aria-hidden="true" className="size-4 shrink-0 text-accent" />}
          {row.kind === "choice" && row.choice.hue !== undefined && <TagMark hue={row.choice.hue} />}
          <span className="min-w-0 flex-1 wrap-anywhere">
            <bdi>{text}</bdi>
            {row.kind === "choice" && row.choice.detail !== undefined && (
              <span className="block text-sm text-ink-soft">{row.choice.detail}</span>
            )}
          </span>
          {isSelected && <Check aria-hidden="true" className="size-4 shrink-0 text-accent" />}
        </>
      )}
    </ListBoxItem>
  )
}
