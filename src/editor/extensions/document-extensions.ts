import type { Extensions } from "@tiptap/core"
import { Bold } from "@tiptap/extension-bold"
import { Code } from "@tiptap/extension-code"
import { CodeBlock } from "@tiptap/extension-code-block"
import { Document } from "@tiptap/extension-document"
import { HardBreak } from "@tiptap/extension-hard-break"
import { Heading } from "@tiptap/extension-heading"
import { Highlight } from "@tiptap/extension-highlight"
import { HorizontalRule } from "@tiptap/extension-horizontal-rule"
import { Italic } from "@tiptap/extension-italic"
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list"
import { Paragraph } from "@tiptap/extension-paragraph"
import { Strike } from "@tiptap/extension-strike"
import { Table, TableRow } from "@tiptap/extension-table"
import { Text } from "@tiptap/extension-text"
import { Underline } from "@tiptap/extension-underline"
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from "@tiptap/extensions"
import type { EditorLabels } from "../editor-labels.ts"
import type { EditorSignals } from "../editor-signals.ts"
import type { MentionSource } from "../mentions/mention-source.ts"
import type { SuggestionPort } from "../suggestions/suggestion-port.ts"
import { Alignment } from "./alignment.ts"
import { Changes } from "./changes.ts"
import { ClipboardLinks } from "./clipboard-links.ts"
import { EditorKeys } from "./editor-keys.ts"
import { InertLink } from "./inert-link.ts"
import { Limits } from "./limits.ts"
import { Mention } from "./mention.ts"
import { OpenLinks } from "./open-links.ts"
import { Paste } from "./paste.ts"
import { Quote } from "./quote.ts"
import { Suggestions } from "./suggestions.ts"
import { Cell, HeaderCell } from "./table-cells.ts"

/** The node and mark extensions that the schema needs, and nothing that acts on a view. */
export function schemaExtensions(
  labels: Pick<EditorLabels, "taskDone" | "personGone">,
  mentions: MentionSource,
): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    Heading.configure({ levels: [1, 2, 3, 4] }),
    BulletList,
    OrderedList,
    ListItem,
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => labels.taskDone(node.textContent) },
    }),
    Quote,
    CodeBlock,
    HorizontalRule,
    Table.configure({ resizable: false, renderWrapper: true }),
    TableRow,
    HeaderCell,
    Cell,
    HardBreak,
    Mention.configure({ source: mentions, goneLabel: labels.personGone }),
    InertLink,
    Bold,
    Italic,
    Strike,
    Underline,
    Highlight,
    Code,
    Alignment,
  ]
}

export type ExtensionOptions = Readonly<{
  labels: EditorLabels
  placeholder: string
  send: EditorSignals["send"]
  mentions: MentionSource
  suggestions: SuggestionPort
}>

export function documentExtensions({
  labels,
  placeholder,
  send,
  mentions,
  suggestions,
}: ExtensionOptions): Extensions {
  return [
    ...schemaExtensions(labels, mentions),
    Suggestions.configure({ port: suggestions, hasPeople: mentions.has }),
    ClipboardLinks,
    Paste.configure({ send }),
    Limits.configure({ send }),
    Changes.configure({ send }),
    EditorKeys.configure({ send }),
    OpenLinks.configure({ send }),
    ListKeymap,
    UndoRedo,
    Gapcursor,
    Dropcursor.configure({ color: false, class: "drop-cursor", width: 2 }),
    Placeholder.configure({ placeholder }),
  ]
}
