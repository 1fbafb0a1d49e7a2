import { FolderOpen, RotateCw } from "lucide-react"
import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { BackupState } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { SectionPart } from "../settings/section-part.tsx"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { BackupProgress } from "./backup-progress.tsx"
import { backupReason, reasonInWords } from "./backup-words.ts"
import { SnapshotList } from "./snapshot-list.tsx"
import { useBackupState } from "./use-backup-state.ts"

type Said = Readonly<{ tone: "calm" | "careful" | "trouble"; text: string }>

/** The backups that are made by themselves: where, when last, and whether they open. */
export function AutomaticPart({ onLookInside }: Readonly<{ onLookInside: (name: string) => void }>) {
  const { client, desktop } = useApp()
  const state = useBackupState()
  const [isMaking, setMaking] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)

  const make = async () => {
    setMaking(true)
    setSaid(null)
    const made = await client.vault.snapshotNow()
    setMaking(false)
    if (made.ok && made.value.lost > 0)
      setSaid({ tone: "trouble", text: say("backup.lost", { count: made.value.lost }) })
    else if (made.ok) setSaid({ tone: "calm", text: say("backup.now.done", { count: made.value.records }) })
    else if (made.refusal.reason === "cancelled") setSaid({ tone: "calm", text: say("backup.cancelled") })
    else setSaid({ tone: "trouble", text: say("backup.not-made", { reason: backupReason(made.refusal) }) })
  }
  const chooseFolder = async () => {
    setChoosing(true)
    setSaid(null)
    const vault = await client.vault.thisVault()
    if (vault === null) return
    const picked = await desktop.pickSnapshotFolder({ vault: vault.ref })
    const outcome = picked.ok ? picked.value : ({ outcome: "failed" } as const)
    if (outcome.outcome === "cancelled") return
    if (outcome.outcome !== "picked") {
      setSaid({ tone: "trouble", text: say(`backup.folder.${outcome.outcome}`) })
      return
    }
    await client.vault.snapshotFolderChanged()
    if (outcome.isSynced) setSaid({ tone: "careful", text: say("backup.folder.synced") })
  }

  return (
    <SectionPart title={say("backup.auto")}>
      <p className="text-ink-soft">{say("backup.auto.more")}</p>
      {state !== null && <Facts state={state} />}
      {said !== null && <Notice tone={said.tone}>{said.text}</Notice>}
      {isMaking ? (
        <BackupProgress client={client} what="making" onCancel={() => void client.vault.cancelBackup()} />
      ) : (
        <div className="flex flex-wrap gap-2.5">
          <Button
            icon={<RotateCw aria-hidden="true" className="size-4" />}
            isDisabled={isChoosing}
            onPress={() => void make()}
          >
            {say("backup.now")}
          </Button>
          <Button
            icon={<FolderOpen aria-hidden="true" className="size-4" />}
            isDisabled={isChoosing}
            onPress={() => void chooseFolder().finally(() => setChoosing(false))}
          >
            {say((state?.folder ?? null) === null ? "backup.choose-folder" : "backup.other-folder")}
          </Button>
        </div>
      )}
      {state !== null && <SnapshotList state={state} onLookInside={onLookInside} />}
    </SectionPart>
  )
}

function Facts({ state }: Readonly<{ state: BackupState }>) {
  const today = useToday()
  const { folder, lastGood, trouble, isBehind } = state
  const when = lastGood === null ? "" : sayInstantNear(lastGood.at, today)
  return (
    <>
      {trouble !== null && (
        <Notice tone="trouble">
          {say("backup.trouble", {
            when: sayInstantNear(trouble.at, today),
            reason: reasonInWords(trouble.reason),
          })}
        </Notice>
      )}
      <DefinitionList
        items={[
          { label: say("backup.folder"), value: folder !== null && <bdi>{folder}</bdi> },
          {
            label: say("backup.last"),
            value:
              lastGood === null
                ? say("backup.last.none")
                : say("backup.last.facts", { when, count: lastGood.entries }),
          },
          {
            label: say("backup.since"),
            value: lastGood !== null && say(isBehind ? "backup.since.changed" : "backup.since.nothing"),
          },
        ]}
      />
      {folder === null && <Notice tone="careful">{say("backup.here")}</Notice>}
    </>
  )
}
