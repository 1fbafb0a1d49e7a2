import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { VaultRow } from "../../worker/api/vaults.ts"
import { useApp } from "../app-context.ts"
import { SectionPart } from "../settings/section-part.tsx"
import { say } from "../strings/say.ts"
import { pickTrouble } from "./vault-words.ts"

/** `place` is null for the app's own folder. */
type Target = Readonly<{ place: string | null; folder: string | null; isSynced: boolean }>

/** Where the vault lies, and the way to another place: the move itself begins once it is locked. */
export function VaultFolderPart({ row }: Readonly<{ row: VaultRow }>) {
  const { desktop } = useApp()
  const [target, setTarget] = useState<Target | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const pick = async () => {
    setTrouble(null)
    const picked = await desktop.pickVaultFolder({ purpose: "move" })
    const answer = picked.ok ? picked.value : null
    if (answer?.outcome === "picked") setTarget(answer)
    else setTrouble(pickTrouble(answer))
  }
  return (
    <SectionPart title={say("vaults.place")}>
      <bdi className="wrap-anywhere">{row.folder ?? say("vaults.place.own")}</bdi>
      {row.isSynced && <Notice tone="careful">{say("vault.place.synced")}</Notice>}
      {trouble !== null && <Notice tone="trouble">{trouble}</Notice>}
      <div className="flex flex-wrap gap-2.5">
        <Button onPress={() => void pick()}>{say("vault.move")}</Button>
        {row.folder !== null && (
          <Button look="quiet" onPress={() => setTarget({ place: null, folder: null, isSynced: false })}>
            {say("vault.move.own")}
          </Button>
        )}
      </div>
      {target !== null && <MoveDialog vault={row.ref} target={target} onClose={() => setTarget(null)} />}
    </SectionPart>
  )
}

function MoveDialog({
  vault,
  target,
  onClose,
}: Readonly<{ vault: string; target: Target; onClose: () => void }>) {
  const { desktop } = useApp()
  const { folder, place, isSynced } = target
  const move = async () => {
    await desktop.leaveErrand({ kind: "move-vault", ref: vault, place })
    await desktop.lock({ how: "flush" })
  }
  return (
    <Dialog
      role="alertdialog"
      title={say("vault.move.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {say("app.cancel")}
          </Button>
          <Button look="primary" takesFocus onPress={() => void move()}>
            {say("vault.move.button")}
          </Button>
        </>
      }
    >
      <p className="text-ink-soft wrap-anywhere">
        {folder === null ? say("vault.move.more.own") : say("vault.move.more", { folder })}
      </p>
      {isSynced && <Notice tone="careful">{say("vaults.place.synced")}</Notice>}
    </Dialog>
  )
}
