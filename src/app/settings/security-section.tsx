import { useEffect, useState } from "react"
import type { AutoLockSettings } from "../../contract/values.ts"
import { Button } from "../../ui/button.tsx"
import { Kbd } from "../../ui/kbd.tsx"
import { Select } from "../../ui/select.tsx"
import { Switch } from "../../ui/switch.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { ChangePassphraseDialog } from "./change-passphrase-dialog.tsx"
import { KeysParts } from "./keys/keys-parts.tsx"
import { SectionPart } from "./section-part.tsx"

export function SecuritySection() {
  const [isChanging, setChanging] = useState(false)
  return (
    <div>
      <SectionPart title={say("security.passphrase")}>
        <p className="text-ink-soft">{say("security.passphrase.more")}</p>
        <Button onPress={() => setChanging(true)}>{say("security.change")}</Button>
        {isChanging && <ChangePassphraseDialog onClose={() => setChanging(false)} />}
      </SectionPart>
      <KeysParts />
      <SectionPart title={say("security.locking")}>
        <AutoLock />
      </SectionPart>
      <SectionPart title={say("security.keys")}>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2.5">
          <dt>
            <Kbd>Ctrl L</Kbd>
          </dt>
          <dd className="text-ink-soft">{say("security.keys.lock")}</dd>
          <dt>
            <Kbd>Ctrl Alt L</Kbd>
          </dt>
          <dd className="text-ink-soft">{say("security.keys.panic")}</dd>
        </dl>
      </SectionPart>
    </div>
  )
}

const minutes = [1, 2, 5, 10, 15, 30, 60, 120, 240] as const
const minuteMs = 60_000

function AutoLock() {
  const { desktop, info } = useApp()
  const [settings, setSettings] = useState<AutoLockSettings | null>(null)
  useEffect(() => {
    void desktop.getAutoLock().then((answer) => {
      if (answer.ok) setSettings(answer.value)
    })
  }, [desktop])
  if (settings === null) return null

  const change = (changed: Partial<AutoLockSettings>) => {
    const next = { ...settings, ...changed }
    setSettings(next)
    void desktop.setAutoLock(next)
  }
  return (
    <>
      <Select
        label={say("security.idle")}
        value={String(settings.idleMs)}
        onChange={(idleMs) => change({ idleMs: Number(idleMs) })}
        options={minutes.map((count) => ({ value: String(count * minuteMs), label: minutesInWords(count) }))}
      />
      {info.runtime === "electron" ? (
        <Switch isSelected={settings.onSuspend} onChange={(onSuspend) => change({ onSuspend })}>
          {say("security.suspend")}
        </Switch>
      ) : (
        <p className="text-sm text-ink-soft">{say("security.suspend.lacking")}</p>
      )}
      <Switch isSelected={settings.onBlur} onChange={(onBlur) => change({ onBlur })}>
        {say("security.blur")}
      </Switch>
    </>
  )
}

function minutesInWords(count: number): string {
  return count < 60
    ? say("security.idle.minutes", { count })
    : say("security.idle.hours", { count: count / 60 })
}
