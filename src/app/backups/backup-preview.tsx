import type { ReactNode } from "react"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { BackupPreview as Preview } from "../../worker/api/backups.ts"
import { useToday } from "../frame/today-date.ts"
import { sayInstantNear, sayPlainDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { saySize } from "../strings/sizes.ts"
import { countsInWords } from "./backup-words.ts"

/** What a backup holds, before anything is done with it. */
export function BackupPreview({ preview, children }: Readonly<{ preview: Preview; children: ReactNode }>) {
  const today = useToday()
  const { madeAt, appVersion, from, to, files, origin, counts } = preview
  return (
    <section aria-labelledby="backup-preview" className="grid w-full max-w-measure gap-5">
      <h3 id="backup-preview" className="font-serif text-lg font-medium">
        {say("restore.preview")}
      </h3>
      <DefinitionList
        items={[
          {
            label: say("restore.made"),
            value: say("restore.made.facts", { when: sayInstantNear(madeAt, today), version: appVersion }),
          },
          {
            label: say("restore.span"),
            value:
              from !== null &&
              to !== null &&
              say("restore.span.days", { from: sayPlainDay(from), to: sayPlainDay(to) }),
          },
          { label: say("restore.holds"), value: countsInWords(counts).join(", ") },
          {
            label: say("restore.files"),
            value:
              files.count > 0 &&
              say("restore.files.facts", { count: files.count, size: saySize(files.bytes) }),
          },
          { label: say("restore.origin"), value: say(`restore.origin.${origin}`) },
        ]}
      />
      {files.missing > 0 && (
        <Notice tone="careful">{say("restore.files.missing", { count: files.missing })}</Notice>
      )}
      {children}
    </section>
  )
}
