import type { ChainedCommands } from "@tiptap/core"
import type { EditorLabels } from "../editor-labels.ts"
import { plainLetters } from "./plain-letters.ts"

export type BlockIcon =
  | "text"
  | "heading"
  | "bullets"
  | "numbers"
  | "tasks"
  | "quote"
  | "code"
  | "table"
  | "rule"

export type BlockChoice = Readonly<{
  id: string
  label: string
  icon: BlockIcon
  run: (chain: ChainedCommands) => ChainedCommands
}>

/** What `/` offers, in the order in which it is wanted most. */
export function blockChoices(labels: EditorLabels): readonly BlockChoice[] {
  return [
    ...([1, 2, 3, 4] as const).map((level) => ({
      id: `heading${level}`,
      label: labels.heading(level),
      icon: "heading" as const,
      run: (chain: ChainedCommands) => chain.setHeading({ level }),
    })),
    {
      id: "bulletList",
      label: labels.bulletList,
      icon: "bullets",
      run: (chain) => chain.toggleBulletList(),
    },
    {
      id: "orderedList",
      label: labels.orderedList,
      icon: "numbers",
      run: (chain) => chain.toggleOrderedList(),
    },
    { id: "taskList", label: labels.taskList, icon: "tasks", run: (chain) => chain.toggleTaskList() },
    { id: "quote", label: labels.quote, icon: "quote", run: (chain) => chain.toggleBlockquote() },
    { id: "codeBlock", label: labels.codeBlock, icon: "code", run: (chain) => chain.setCodeBlock() },
    {
      id: "table",
      label: labels.table,
      icon: "table",
      run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
    { id: "rule", label: labels.rule, icon: "rule", run: (chain) => chain.setHorizontalRule() },
    { id: "paragraph", label: labels.paragraph, icon: "text", run: (chain) => chain.setParagraph() },
  ]
}

/** Those in whose name a word begins with `query`; marks over letters and case do not count. `/h2` finds a level, too. */
export function matchingBlocks(choices: readonly BlockChoice[], query: string): readonly BlockChoice[] {
  const wanted = plainLetters(query)
  return choices.filter(
    ({ label }) =>
      plainLetters(label)
        .split(/[\s-]+/u)
        .some((word) => word.startsWith(wanted)) || initialsAndDigits(label) === wanted,
  )
}

/** `Heading 2` → `h2` */
function initialsAndDigits(label: string): string {
  return plainLetters(label)
    .split(/\s+/u)
    .map((word) => (/^\d+$/.test(word) ? word : word.slice(0, 1)))
    .join("")
}
