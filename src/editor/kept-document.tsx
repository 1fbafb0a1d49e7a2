import { useMemo } from "react"
import { readableText } from "../documents/readable-text.ts"
import type { EditorLabels } from "./editor-labels.ts"

/** A document that cannot be read as one: its text as it was kept, and why it cannot be edited. */
export function KeptDocument({
  value,
  label,
  labels,
}: Readonly<{ value: unknown; label: string; labels: EditorLabels }>) {
  const paragraphs = useMemo(() => readableText(value).split("\n"), [value])
  return (
    <section className="document-editor" aria-label={label}>
      <div className="document-kept">
        <strong>{labels.keptTitle}</strong>
        <p>{labels.keptReason}</p>
      </div>
      <div className="document-text">
        {paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </section>
  )
}
