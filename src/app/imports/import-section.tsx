import { BookUser, FolderOpen } from "lucide-react"
import { useState } from "react"
import { FileDrop } from "../../ui/file-drop.tsx"
import { Notice } from "../../ui/notice.tsx"
import { Section } from "../../ui/section.tsx"
import { say } from "../strings/say.ts"
import { EarlierImports } from "./earlier-imports.tsx"
import { ImportDone } from "./import-done.tsx"
import { ImportPreview } from "./import-preview.tsx"
import { ImportProgress } from "./import-progress.tsx"
import type { AnyImportRefusal } from "./import-state.ts"
import { importRefusalInWords } from "./import-words.ts"
import { type ImportControl, useImport } from "./use-import.ts"

/** Brings in notes and address books of other programs, shows first what that will make, and takes it back. */
export function ImportSection() {
  const control = useImport()
  return (
    <div className="grid gap-10">
      <Section title={say("imports.title")} description={say("imports.more")}>
        <Step control={control} />
      </Section>
      <EarlierImports />
    </div>
  )
}

function Step({ control }: Readonly<{ control: ImportControl }>) {
  const { state, write, cancel, startAgain } = control
  switch (state.at) {
    case "choosing":
      return <Choosing control={control} refusal={state.refusal} />
    case "reading":
    case "writing":
      return <ImportProgress key={state.at} what={state.at} onCancel={cancel} />
    case "preview":
      return (
        <ImportPreview
          preview={state.preview}
          refusal={state.refusal}
          onImport={() => void write()}
          onOther={startAgain}
        />
      )
    case "done":
      return <ImportDone {...state} onAgain={startAgain} />
  }
}

function Choosing({
  control: { read },
  refusal,
}: Readonly<{ control: ImportControl; refusal: AnyImportRefusal | null }>) {
  const [hasFailed, setFailed] = useState(false)
  const isCancelled = refusal?.reason === "cancelled"
  return (
    <div className="grid gap-4">
      {refusal !== null && (
        <Notice tone={isCancelled ? "calm" : "trouble"}>{importRefusalInWords(refusal)}</Notice>
      )}
      {hasFailed && <Notice tone="trouble">{say("imports.drop-failed")}</Notice>}
      <div className="grid items-stretch gap-4 lg:grid-cols-2">
        <FileDrop
          label={say("imports.markdown")}
          description={say("imports.markdown.more")}
          buttonLabel={say("imports.markdown.choose")}
          icon={<FolderOpen />}
          takesFolder
          onFiles={(files) => void read("markdown", files)}
          onFailed={() => setFailed(true)}
        />
        <FileDrop
          label={say("imports.vcard")}
          description={say("imports.vcard.more")}
          buttonLabel={say("imports.vcard.choose")}
          icon={<BookUser />}
          accept={[".vcf", ".vcard", "text/vcard"]}
          allowsMultiple
          onFiles={(files) => void read("vcard", files)}
          onFailed={() => setFailed(true)}
        />
      </div>
    </div>
  )
}
