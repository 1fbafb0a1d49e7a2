import { useMemo, useRef, useState } from "react"
import { isWithinTag, tagsAround } from "../../domain/tag-path.ts"
import { TagTree, type TagTreeNode } from "../../ui/tag-tree.tsx"
import type { TagRow } from "../../worker/api/tags.ts"
import { say } from "../strings/say.ts"
import { useTagColours } from "./tag-colours.ts"
import { sayRecords, TagLine } from "./tag-line.tsx"
import { foundRows, isFound, type TagNode, tagNodes } from "./tag-nodes.ts"
import { OneQuestion, RemoveQuestion } from "./tag-question.tsx"
import { TagsContext, type TagsParts, type TagTask } from "./tags-context.ts"
import { TargetDialog } from "./target-dialog.tsx"
import { useRowFocus } from "./use-row-focus.ts"
import { useTagActions } from "./use-tag-actions.ts"

/** More than these are shown outermost first, to be opened one by one. */
const mostOpen = 60

/** The tree of tags with what is being done in it. */
export function TagRows({
  rows,
  typed,
  onWiden,
}: Readonly<{
  rows: readonly TagRow[]
  /** Only what has words beginning with these is shown. */
  typed: string
  /** Called where a tag is to be seen that is not among those. */
  onWiden: () => void
}>) {
  const tree = useRef<HTMLDivElement>(null)
  const colours = useTagColours()
  const [task, setTask] = useState<TagTask | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(() =>
    rows.length > mostOpen ? new Set() : new Set(rows.map(({ path }) => path)),
  )
  const found = useMemo(() => foundRows(rows, typed), [rows, typed])
  const nodes = useMemo(() => tagNodes(found).map(treeNode), [found])
  const byPath = useMemo(() => new Map(rows.map((row) => [row.path, row])), [rows])
  const isNarrow = found.length < rows.length
  const expanded = useMemo(
    () => (isNarrow ? new Set(found.map(({ path }) => path)) : opened),
    [isNarrow, found, opened],
  )

  const shown = useMemo(
    () => found.flatMap(({ path }) => (tagsAround(path).every((tag) => expanded.has(tag)) ? [path] : [])),
    [found, expanded],
  )
  const focusRow = useRowFocus(tree, shown)

  const arrive = (path: string) => {
    if (!isFound(path, typed)) onWiden()
    setOpened((before) => new Set([...before, ...tagsAround(path)]))
    focusRow(path)
  }
  const actions = useTagActions()
  const parts: TagsParts = {
    rows: byPath,
    colours,
    actions,
    task,
    begin: (next) => {
      setTask(next)
      if (next === null && task !== null) focusRow(task.path)
    },
    rename: async (from, to) => {
      const outcome = await actions.rename(from, to)
      if (outcome.kind === "refused") return outcome.sentence
      if (outcome.kind === "taken") setTask({ what: "one", path: from, to: outcome.by })
      else {
        setTask(null)
        arrive(outcome.path)
      }
      return null
    },
  }
  const onRowKey = (key: string, path: string) => {
    if (key === "F2") setTask({ what: "rename", path })
    else if (key === "Delete") setTask({ what: "remove", path })
    else return false
    return true
  }
  return (
    <TagsContext value={parts}>
      {found.length === 0 ? (
        <p className="mx-auto max-w-page px-5 text-ink-soft sm:px-7">{say("tags.empty.found")}</p>
      ) : (
        <div ref={tree} className="mx-auto h-full max-w-[65rem] px-2 pb-4 sm:px-4">
          <TagTree
            label={say("tags.list")}
            openLabel={say("tags.open")}
            nodes={nodes}
            expanded={expanded}
            onExpandedChange={(keys) => !isNarrow && setOpened(keys)}
            renderRow={renderRow}
            onRowKey={onRowKey}
          />
        </div>
      )}
      {task?.what === "remove" && (
        <RemoveQuestion
          path={task.path}
          onDone={() => {
            const next = besides(shown, task.path)
            if (next !== undefined) focusRow(next)
          }}
        />
      )}
      {task?.what === "one" && <OneQuestion path={task.path} to={task.to} onDone={arrive} />}
      {(task?.what === "into" || task?.what === "merge") && (
        <TargetDialog key={task.what} what={task.what} path={task.path} />
      )}
    </TagsContext>
  )
}

/** The row that comes after a tag and all that is nested in it, else the one before. */
function besides(shown: readonly string[], path: string): string | undefined {
  const at = shown.indexOf(path)
  return shown.slice(at).find((other) => !isWithinTag(other, path)) ?? shown[at - 1]
}

const renderRow = (path: string) => <TagLine path={path} />

function treeNode({ row, name, children }: TagNode): TagTreeNode {
  const around = tagsAround(row.path).at(-1)
  const count = sayRecords(row)
  return {
    id: row.path,
    name,
    label:
      around === undefined
        ? say("tags.row.outermost", { name, count })
        : say("tags.row", { name, around, count }),
    children: children.map(treeNode),
  }
}
