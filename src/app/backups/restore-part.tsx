import { useState } from "react"
import { Section } from "../../ui/section.tsx"
import type { RestoreDone as Done } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { BackupKeyForm } from "./backup-key-form.tsx"
import { BackupPreview } from "./backup-preview.tsx"
import { BackupProgress } from "./backup-progress.tsx"
import { BringBack } from "./bring-back.tsx"
import { ChooseBackup } from "./choose-backup.tsx"
import { RestoreDone } from "./restore-done.tsx"
import { type Chosen, useReading } from "./use-reading.ts"

/** Looks into a backup and brings it into the open vault. `first`: the one that was asked for; give a new key with another. */
export function RestorePart({ first }: Readonly<{ first?: Chosen }>) {
  const { client } = useApp()
  const reading = useReading(client.vault, first)
  const [done, setDone] = useState<Done | null>(null)
  const { state } = reading
  const startAgain = () => {
    setDone(null)
    reading.startAgain()
  }
  return (
    <Section title={say("restore.title")} description={say("restore.more")}>
      <div className="grid pt-1">
        {done !== null ? (
          <RestoreDone done={done} onAgain={startAgain} />
        ) : (
          <>
            {state.at === "choosing" && <ChooseBackup reading={reading} trouble={state.trouble} />}
            {state.at === "key" && <BackupKeyForm reading={reading} isOpen />}
            {state.at === "reading" && (
              <BackupProgress client={client} what="reading" onCancel={reading.cancel} />
            )}
            {state.at === "preview" && (
              <BackupPreview preview={state.preview}>
                <BringBack preview={state.preview} onDone={setDone} onOther={startAgain} />
              </BackupPreview>
            )}
          </>
        )}
      </div>
    </Section>
  )
}
