import { CornerDownRight, Merge, MoreHorizontal, PenLine, Search, X } from "lucide-react"
import { tagColours } from "../../domain/tag-colours.ts"
import { tagName } from "../../domain/tag-path.ts"
import { formatQuery } from "../../query/format-query.ts"
import { Button } from "../../ui/button.tsx"
import { IconButton } from "../../ui/icon-button.tsx"
import { Menu } from "../../ui/menu.tsx"
import { TagColourMenu } from "../../ui/tag-colour-menu.tsx"
import { tagHue } from "../../ui/tag-hues.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { hueOf } from "./tag-colours.ts"
import { TagNameField } from "./tag-name-field.tsx"
import { useTags } from "./tags-context.ts"

/** One tag in the tree: its colour, its name, how many bear it, and what can be done with it. */
export function TagLine({ path }: Readonly<{ path: string }>) {
  const { go } = useApp()
  const { rows, colours, actions, task, begin } = useTags()
  const row = rows.get(path)
  if (row === undefined) return null
  const of = (what: string) => say("tags.of", { what, path })
  const own = row.colour === null ? null : tagHue(row.colour)
  return (
    <>
      <TagColourMenu
        label={of(say("tags.colour"))}
        shown={hueOf(colours, path)}
        value={own}
        hues={tagColours.map((hue) => ({ hue, label: say(`tags.colour.${hue}`) }))}
        noneLabel={say("tags.colour.none")}
        onChange={(hue) => void actions.colour(path, hue)}
      />
      {task?.what === "rename" && task.path === path ? (
        <TagNameField path={path} />
      ) : (
        <>
          <bdi className="min-w-0 flex-1 truncate font-serif text-md">{tagName(path) || path}</bdi>
          <span className="shrink-0 ps-3 text-sm text-ink-faint tabular-nums max-sm:sr-only">
            {sayRecords(row)}
          </span>
        </>
      )}
      <Button
        look="quiet"
        size="small"
        icon={<Search aria-hidden="true" className="size-4" />}
        aria-label={of(say("tags.search"))}
        onPress={() => go({ screen: "search", query: tagQuery(path) })}
      >
        <span className="max-sm:sr-only">{say("tags.search")}</span>
      </Button>
      <Menu
        label={of(say("tags.more"))}
        trigger={<IconButton label={of(say("tags.more"))} icon={<MoreHorizontal />} />}
        choices={[
          {
            id: "rename",
            label: say("tags.rename"),
            icon: <PenLine />,
            keys: "F2",
            onChoose: () => begin({ what: "rename", path }),
          },
          {
            id: "into",
            label: say("tags.into"),
            icon: <CornerDownRight />,
            onChoose: () => begin({ what: "into", path }),
          },
          {
            id: "merge",
            label: say("tags.merge"),
            icon: <Merge />,
            onChoose: () => begin({ what: "merge", path }),
          },
          {
            id: "remove",
            label: say("tags.remove"),
            icon: <X />,
            keys: say("tags.remove.key"),
            isDangerous: true,
            onChoose: () => begin({ what: "remove", path }),
          },
        ]}
      />
    </>
  )
}

/** With those nested in it; and of these, how many bear it itself, where that says more. */
export function sayRecords({ count, withNested }: Readonly<{ count: number; withNested: number }>): string {
  const all = say("tags.records", { count: withNested })
  return count === withNested || count === 0 ? all : `${all}, ${say("tags.records.own", { count })}`
}

function tagQuery(path: string): string {
  return formatQuery({ terms: [{ isNot: false, kind: "filter", filter: { by: "tag", value: path } }] })
}
