import { classNames } from "./class-names.ts"
import { type TagHue, tagHues } from "./tag-hues.ts"

/** The dot of a tag's colour, a ring where it has none; its meaning is in the words beside it. */
export function TagMark({ hue, isLarge = false }: Readonly<{ hue: TagHue | null; isLarge?: boolean }>) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "inline-block shrink-0 rounded-full",
        isLarge ? "size-3" : "size-2",
        hue === null ? "border border-line-strong" : tagHues[hue].mark,
        "forced-colors:border",
      )}
    />
  )
}
