import { useState } from "react"
import { parseDocument } from "../../documents/parse-document.ts"
import { toPlainText } from "../../documents/plain-text.ts"
import { readableText } from "../../documents/readable-text.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { Notice } from "../../ui/notice.tsx"
import { Answer } from "../frame/answer.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { DocumentEditor } from "../writings/document-editor.ts"
import { editorLabels } from "../writings/editor-labels.ts"
import { ComparedText } from "./compared-text.tsx"
import type { HistoryText } from "./use-restore.ts"

export type VersionView = "as-it-was" | "compared"

/** One earlier state, by itself or beside what stands there now. */
export function ShownVersion({
  version,
  view,
  text,
}: Readonly<{ version: RecordId; view: VersionView; text: HistoryText }>) {
  const [labels] = useState(editorLabels)
  const asked = useAsked(`version ${version}`, async (vault) => {
    const [earlier, present] = await Promise.all([
      vault.openVersion(version),
      vault.openText(text.id, text.body),
    ])
    return { earlier, present }
  })
  return (
    <Answer asked={asked}>
      {({ earlier, present }) => {
        if (!earlier.ok) return <Notice tone="trouble">{say("versions.damaged")}</Notice>
        return (
          <div className="h-[50vh] overflow-y-auto rounded-md border border-line bg-paper px-5 py-4">
            {view === "as-it-was" ? (
              <DocumentEditor
                documentId={version}
                labels={labels}
                value={earlier.value}
                label={say("versions.text")}
                readOnly
              />
            ) : (
              <ComparedText
                earlier={plainText(earlier.value)}
                present={present.ok ? plainText(present.value) : ""}
              />
            )}
          </div>
        )
      }}
    </Answer>
  )
}

function plainText(value: unknown): string {
  const parsed = parseDocument(value)
  return parsed.ok ? toPlainText(parsed.value) : readableText(value)
}
