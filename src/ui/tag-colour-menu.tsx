import { Check } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components/Menu"
import { classNames } from "./class-names.ts"
import { itemClass, popoverClass } from "./overlay-parts.ts"
import type { TagHue } from "./tag-hues.ts"
import { TagMark } from "./tag-mark.tsx"

const noHue = "none"

/** The dot of a tag, under which its colours are to choose from. */
export function TagColourMenu({
  label,
  shown,
  value,
  hues,
  noneLabel,
  onChange,
}: Readonly<{
  /** Names the button; the colour chosen is told by the menu. */
  label: string
  /** What is drawn: its own, or that of a tag around it. */
  shown: TagHue | null
  /** Its own. */
  value: TagHue | null
  hues: readonly Readonly<{ hue: TagHue; label: string }>[]
  noneLabel: string
  onChange: (hue: TagHue | null) => void
}>) {
  return (
    <MenuTrigger>
      <Button
        aria-label={label}
        className="grid size-control-small shrink-0 place-items-center rounded-full data-hovered:bg-paper-pressed"
      >
        <TagMark hue={shown} isLarge />
      </Button>
      <Popover placement="bottom start" className={classNames(popoverClass, "min-w-44")}>
        <Menu
          aria-label={label}
          className="p-1 outline-none"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value ?? noHue]}
          onSelectionChange={(keys) => {
            const [chosen] = keys === "all" ? [] : keys
            onChange(hues.find(({ hue }) => hue === chosen)?.hue ?? null)
          }}
        >
          {[...hues, { hue: null, label: noneLabel }].map(({ hue, label: name }) => (
            <MenuItem key={hue ?? noHue} id={hue ?? noHue} textValue={name} className={itemClass}>
              {({ isSelected }) => (
                <>
                  <TagMark hue={hue} isLarge />
                  <Text slot="label" className="flex-1">
                    {name}
                  </Text>
                  {isSelected && <Check aria-hidden="true" className="size-4 text-accent" />}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
