import type { Editor } from "@tiptap/core"
import { useSyncExternalStore } from "react"
import type { EditorLabels } from "../editor-labels.ts"
import type { Mentions } from "../mentions/mention-props.ts"
import { BlockSuggestions } from "./block-suggestions.tsx"
import { PersonSuggestions } from "./person-suggestions.tsx"
import type { SuggestionPort } from "./suggestion-port.ts"

/** What may be chosen for the `@…` or `/…` that is being typed. */
export function SuggestionPopup({
  editor,
  port,
  labels,
  mentions,
}: Readonly<{ editor: Editor; port: SuggestionPort; labels: EditorLabels; mentions: Mentions | undefined }>) {
  const suggestion = useSyncExternalStore(port.subscribe, port.current)
  if (suggestion === null) return null
  const common = { editor, port, labels, suggestion }
  // Another sign is another list: nothing that was active stays so.
  const key = `${suggestion.kind} ${suggestion.from}`
  if (suggestion.kind === "block") return <BlockSuggestions key={key} {...common} />
  return mentions === undefined ? null : <PersonSuggestions key={key} {...common} mentions={mentions} />
}
