import { chipClass } from "./chip.tsx"
import { classNames } from "./class-names.ts"
import { chipGround, type TagHue } from "./tag-hues.ts"
import { TagMark } from "./tag-mark.tsx"

/** A tag with the names that it is nested in, on the ground of its colour. */
export function TagChip({ path, hue }: Readonly<{ path: string; hue: TagHue | null }>) {
  return (
    <span className={classNames(chipClass, chipGround(hue))}>
      {hue !== null && <TagMark hue={hue} />}
      <TagWords path={path} />
    </span>
  )
}

/** A path as it is read: the last of its names stands out. */
export function TagWords({ path }: Readonly<{ path: string }>) {
  const end = path.lastIndexOf("/") + 1
  return (
    <bdi className="min-w-0 truncate">
      {end > 0 && <span className="text-ink-soft">{path.slice(0, end)}</span>}
      {path.slice(end)}
    </bdi>
  )
}
