import { FolderOpen, Plus, RotateCcw } from "lucide-react"
import { useCallback, useEffect, useState } from "react"
import type { Desktop } from "../../contract/desktop.ts"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { Survey, VaultApi } from "../../worker/api.ts"
import type { VaultList, VaultRow } from "../../worker/api/vaults.ts"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "../unlock/closed-frame.tsx"
import { VaultLine } from "./vault-line.tsx"
import { pickTrouble } from "./vault-words.ts"

export type VaultPickerProps = Readonly<{
  vault: Pick<VaultApi, "listVaults" | "chooseVault" | "forgetVault">
  desktop: Pick<Desktop, "pickVaultFolder">
  onChosen: (survey: Survey) => void
  onNew: () => void
  onRestore: () => void
  /** Null where there is nothing to go back to. */
  onBack: (() => void) | null
}>

/** Which vault to open. It knows their names and places and nothing of what they hold. */
export function VaultPicker({ vault, desktop, onChosen, onNew, onRestore, onBack }: VaultPickerProps) {
  const [list, setList] = useState<VaultList | "failed" | null>(null)
  const [said, setSaid] = useState<Readonly<{ tone: "calm" | "trouble"; text: string }> | null>(null)
  const load = useCallback(() => {
    void vault.listVaults().then((listed) => setList(listed.ok ? listed.value : "failed"))
  }, [vault])
  useEffect(load, [load])

  const choose = async (ref: string) => onChosen(await vault.chooseVault(ref))
  const open = async () => {
    setSaid(null)
    const picked = await desktop.pickVaultFolder({ purpose: "open" })
    const answer = picked.ok ? picked.value : null
    if (answer?.outcome === "picked") return choose(answer.place)
    const text = pickTrouble(answer)
    if (text !== null) setSaid({ tone: "trouble", text })
  }
  const forget = async ({ ref, name }: VaultRow) => {
    const forgotten = await vault.forgetVault(ref)
    if (forgotten.ok) setSaid({ tone: "calm", text: say("vaults.forgotten", { name }) })
    load()
  }
  if (list === null) return null
  const rows = list === "failed" ? [] : list.rows

  return (
    <ClosedFrame isWide>
      <div className="grid gap-6">
        <header className="grid gap-2">
          <h1 className="font-serif text-xl font-medium tracking-tight">{say("vaults.title")}</h1>
          <p className="text-ink-soft">{leadOf(list)}</p>
        </header>
        {said !== null && <Notice tone={said.tone}>{said.text}</Notice>}
        {rows.length > 0 && (
          <ul aria-label={say("vaults.list")} className="-mx-3 grid border-y border-line">
            {rows.map((row, place) => (
              <VaultLine
                key={row.ref}
                row={row}
                takesFocus={place === 0}
                onChoose={() => void choose(row.ref)}
                onForget={() => void forget(row)}
              />
            ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-2.5">
          <Button icon={<Plus aria-hidden="true" className="size-4" />} onPress={onNew}>
            {say("vaults.new")}
          </Button>
          <Button
            icon={<FolderOpen aria-hidden="true" className="size-4" />}
            takesFocus={rows.length === 0}
            onPress={() => void open()}
          >
            {say("vaults.open-folder")}
          </Button>
          <Button icon={<RotateCcw aria-hidden="true" className="size-4" />} onPress={onRestore}>
            {say("vaults.restore")}
          </Button>
        </div>
        {onBack !== null && (
          <div>
            <Button look="quiet" onPress={onBack}>
              {say("app.back")}
            </Button>
          </div>
        )}
      </div>
    </ClosedFrame>
  )
}

function leadOf(list: VaultList | "failed"): string {
  if (list === "failed") return say("vaults.list.failed")
  if (list.isHidden) return say("vaults.hidden")
  return say(list.rows.length === 0 ? "vaults.none" : "vaults.lead")
}
