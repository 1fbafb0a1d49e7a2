import { History } from "lucide-react"
import { useState } from "react"
import type { SessionText } from "../../domain/mentoring-session.ts"
import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import { say } from "../strings/say.ts"
import { RecordText } from "../writings/record-text.tsx"
import type { PartProps } from "./session-parts.ts"

/** One of a session's long texts under its heading. */
export function TextPart({
  body,
  title,
  label,
  description,
  placeholder,
  isShort = false,
  takesFocus = false,
  caret,
  onCaret,
  session,
  isEditing,
  autosave,
  mentions,
}: Pick<PartProps, "session" | "isEditing" | "autosave" | "mentions"> &
  Readonly<{
    body: SessionText
    title: string
    /** What a screen reader calls the text. */
    label: string
    description?: string
    placeholder: string
    /** A few lines, so that what stands under it is not pushed off the screen. */
    isShort?: boolean
    takesFocus?: boolean
    caret?: number | undefined
    onCaret?: (caret: number) => void
  }>) {
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  return (
    <Section
      title={title}
      {...(description !== undefined && { description })}
      action={
        <Button
          size="small"
          look="quiet"
          icon={<History aria-hidden="true" className="size-4" />}
          onPress={() => setHistoryOpen(true)}
        >
          {say("versions.open")}
        </Button>
      }
    >
      <div
        className={isEditing ? (isShort ? "[&_.document-text]:min-h-20" : "") : "[&_.document-text]:min-h-0"}
      >
        <RecordText
          id={session.id}
          body={body}
          label={label}
          placeholder={placeholder}
          readOnly={!isEditing}
          autosave={autosave}
          mentions={mentions}
          takesFocus={takesFocus}
          caret={caret}
          {...(onCaret !== undefined && { onCaret })}
          isHistoryOpen={isHistoryOpen}
          onHistoryClose={() => setHistoryOpen(false)}
        />
      </div>
    </Section>
  )
}
