import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Disclosure } from "../../ui/disclosure.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { BackupState, SnapshotRow } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { saveReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { saySize } from "../strings/sizes.ts"
import { restoreReason } from "./backup-words.ts"

/** The backups in the folder, each to be tried and looked into. */
export function SnapshotList({
  state,
  onLookInside,
}: Readonly<{ state: BackupState; onLookInside: (name: string) => void }>) {
  const asked = useAsked(`${state.folder ?? ""} ${state.lastGood?.name ?? ""}`, (vault) =>
    vault.listSnapshots(),
  )
  if (asked.kind !== "here") return null
  const answer = asked.value
  if (!answer.ok) {
    return <Notice tone="trouble">{say("backup.list.failed", { reason: saveReason(answer.refusal) })}</Notice>
  }
  if (answer.value.length === 0) return null
  return (
    <div className="w-full">
      <Disclosure title={say("backup.list", { count: answer.value.length })}>
        <ul className="grid max-h-96 overflow-y-auto">
          {answer.value.map((row) => (
            <Row key={row.name} row={row} onLookInside={() => onLookInside(row.name)} />
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}

function Row({ row, onLookInside }: Readonly<{ row: SnapshotRow; onLookInside: () => void }>) {
  const { client } = useApp()
  const today = useToday()
  const [isTesting, setTesting] = useState(false)
  const [outcome, setOutcome] = useState<string | null>(null)
  const when = sayInstantNear(row.at, today)

  const test = async () => {
    setTesting(true)
    const read = await client.vault.readBackup({ kind: "snapshot", name: row.name }, { kind: "own" })
    void client.vault.forgetBackup()
    setTesting(false)
    if (!read.ok) return setOutcome(say("restore.not-opened", { reason: restoreReason(read.refusal) }))
    const count = read.value.counts.reduce((sum, each) => sum + each.count, 0)
    setOutcome(say("backup.test.good", { count }))
  }
  return (
    <li className="grid gap-1 border-b border-line py-2 pr-3 last:border-b-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span>
          {when} <span className="text-sm text-ink-faint tabular-nums">{saySize(row.bytes)}</span>
        </span>
        <span className="flex gap-1.5">
          <Button
            look="quiet"
            size="small"
            isBusy={isTesting}
            aria-label={say("backup.test.of", { when })}
            onPress={() => void test()}
          >
            {say("backup.test")}
          </Button>
          <Button
            look="quiet"
            size="small"
            aria-label={say("backup.restore.of", { when })}
            onPress={onLookInside}
          >
            {say("backup.restore.from")}
          </Button>
        </span>
      </div>
      {outcome !== null && <output className="block text-sm text-ink-soft">{outcome}</output>}
    </li>
  )
}
