import { useCallback, useEffect, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { Switch } from "../../ui/switch.tsx"
import type { VaultRow } from "../../worker/api/vaults.ts"
import { useApp } from "../app-context.ts"
import { SectionPart } from "../settings/section-part.tsx"
import { say } from "../strings/say.ts"
import { DeleteVaultDialog } from "./delete-vault-dialog.tsx"
import { VaultFolderPart } from "./vault-folder-part.tsx"
import { VaultNamePart } from "./vault-name-part.tsx"

/** What this computer knows of the open vault, and its ways out of the list, of its folder and of the world. */
export function ThisVaultSection() {
  const { client, desktop } = useApp()
  const [row, setRow] = useState<VaultRow | null>(null)
  const [isHidden, setHidden] = useState<boolean | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const load = useCallback(() => {
    void Promise.all([client.vault.listVaults(), client.vault.thisVault()]).then(([listed, found]) => {
      setFailed(!listed.ok || found === null)
      if (listed.ok) setHidden(listed.value.isHidden)
      setRow(found)
    })
  }, [client])
  useEffect(load, [load])

  const show = async (isShown: boolean) => {
    setHidden(!isShown)
    const done = await client.vault.hideVaults(!isShown)
    if (!done.ok) load()
  }
  const openAnother = async () => {
    await desktop.leaveErrand({ kind: "pick-vault" })
    await desktop.lock({ how: "flush" })
  }
  if (isFailed) return <Notice tone="trouble">{say("vaults.list.failed")}</Notice>
  if (row === null || isHidden === null) return null

  return (
    <div>
      <VaultNamePart row={row} onRenamed={load} />
      <VaultFolderPart row={row} />
      <SectionPart title={say("vault.others")}>
        <Switch isSelected={!isHidden} onChange={(isShown) => void show(isShown)}>
          {say("vault.list.show")}
        </Switch>
        <p className="text-sm text-ink-soft">{say("vault.list.more")}</p>
        <Button onPress={() => void openAnother()}>{say("vault.another")}</Button>
        <p className="text-sm text-ink-soft">{say("vault.another.more")}</p>
      </SectionPart>
      <SectionPart title={say("vault.delete")}>
        <p className="text-ink-soft">{say("vault.delete.more")}</p>
        <p className="text-ink-soft">{say("vault.delete.before")}</p>
        <Button onPress={() => setDeleting(true)}>{say("vault.delete")}</Button>
      </SectionPart>
      {isDeleting && <DeleteVaultDialog name={row.name} onClose={() => setDeleting(false)} />}
    </div>
  )
}
