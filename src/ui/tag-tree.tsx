import { ChevronRight } from "lucide-react"
import type { KeyboardEvent, ReactNode } from "react"
import { Button } from "react-aria-components/Button"
import { Collection } from "react-aria-components/Collection"
import { Tree, TreeItem, TreeItemContent } from "react-aria-components/Tree"
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer"

/** In pixels: a guess, corrected by what is drawn. */
export const tagRowHeight = 46

export type TagTreeNode = Readonly<{
  id: string
  /** What typing finds it by. */
  name: string
  /** What is heard of it. */
  label: string
  children: readonly TagTreeNode[]
}>

/**
 * Tags and what is nested in them: up and down go from one to the next, right and left open and close, Tab reaches what
 * stands in the row. Draws as many rows as are on the screen, and fills the height of what it stands in.
 */
export function TagTree({
  label,
  openLabel,
  nodes,
  expanded,
  onExpandedChange,
  renderRow,
  onRowKey,
}: Readonly<{
  label: string
  /** Of the button that shows what is nested. */
  openLabel: string
  nodes: readonly TagTreeNode[]
  expanded: ReadonlySet<string>
  onExpandedChange: (expanded: ReadonlySet<string>) => void
  /** A component of its own where it hangs on more than the id: rows of nodes that stay the same are not made anew. */
  renderRow: (id: string) => ReactNode
  /** A key pressed on the row itself. Answers whether it meant something. */
  onRowKey: (key: string, id: string) => boolean
}>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || target.role !== "row" || hasModifier(event)) return
    const id = target.dataset["key"]
    if (id !== undefined && onRowKey(event.key, id)) event.preventDefault()
  }
  const item = (node: TagTreeNode) => (
    <TreeItem
      id={node.id}
      textValue={node.name}
      hasChildItems={node.children.length > 0}
      aria-label={node.label}
      className="group rounded-md outline-none data-focus-visible:focus-ring data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover"
    >
      <TreeItemContent>
        <div className="flex min-h-control items-center gap-1 py-0.5 ps-[calc((var(--tree-item-level)-1)*1.5rem)] pe-1">
          {node.children.length > 0 ? (
            <Button
              slot="chevron"
              aria-label={openLabel}
              className="grid size-control-small shrink-0 place-items-center rounded-sm text-ink-soft data-hovered:bg-paper-pressed"
            >
              <ChevronRight
                aria-hidden="true"
                className="size-4 transition-transform group-data-expanded:rotate-90 rtl:-scale-x-100"
              />
            </Button>
          ) : (
            <span className="w-control-small shrink-0" />
          )}
          {renderRow(node.id)}
        </div>
      </TreeItemContent>
      {expanded.has(node.id) && <Collection items={node.children}>{item}</Collection>}
    </TreeItem>
  )
  return (
    <div role="presentation" className="h-full" onKeyDown={onKeyDown}>
      <Virtualizer
        layout={ListLayout}
        layoutOptions={{ estimatedRowHeight: tagRowHeight }}
        shouldObserveItemSize
      >
        <Tree
          aria-label={label}
          items={nodes}
          dependencies={[expanded]}
          selectionMode="none"
          keyboardNavigationBehavior="tab"
          expandedKeys={expanded}
          onExpandedChange={(keys) => onExpandedChange(new Set([...keys].map(String)))}
          className="h-full overflow-y-auto outline-none data-focus-visible:focus-ring data-focus-visible:-outline-offset-2"
        >
          {item}
        </Tree>
      </Virtualizer>
    </div>
  )
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey
}
