import { useEffect, useState } from "react"
import { Form } from "react-aria-components/Form"
import type { LockReason } from "../../contract/values.ts"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { PassphraseField } from "../../ui/passphrase-field.tsx"
import type { Opened, UnlockRefusal, VaultApi } from "../../worker/api.ts"
import { refusalSentence } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "./closed-frame.tsx"
import { isQuestion, type Question } from "./question.ts"
import { topRowLetters } from "./keyboard-layout.ts"
import { timeAfter, useCountdown } from "./use-countdown.ts"

export type WhyClosed = LockReason | "start" | "crash"
export type UnlockScreenProps = Readonly<{
  vault: Pick<VaultApi, "unlock" | "listVaults" | "thisVault">
  why: WhyClosed
  /** Called when the owner starts to unlock: what the open app needs is loaded while the key is being made. */
  onTry: () => void
  onOpened: (opened: Opened) => void
  onQuestion: (question: Question) => void
  onForgot: () => void
  onAnother: () => void
  onProtection: () => void
}>

export function UnlockScreen({
  vault,
  why,
  onTry,
  onOpened,
  onQuestion,
  onForgot,
  onAnother,
  onProtection,
}: UnlockScreenProps) {
  const [passphrase, setPassphrase] = useState("")
  const [isOpening, setOpening] = useState(false)
  const [refusal, setRefusal] = useState<Exclude<UnlockRefusal, Question> | null>(null)
  const isWrong = refusal?.reason === "wrong-passphrase"
  const [notBefore, setNotBefore] = useState(0)
  const waitSeconds = useCountdown(notBefore)
  const letters = useTopRow(isWrong)

  const unlock = async () => {
    if (isOpening || waitSeconds > 0 || passphrase === "") return
    setOpening(true)
    setRefusal(null)
    onTry()
    const opened = await vault.unlock(passphrase)
    if (opened.ok) return onOpened(opened.value)
    setOpening(false)
    if ("waitMs" in opened.refusal) setNotBefore(timeAfter(opened.refusal.waitMs))
    if (isQuestion(opened.refusal)) onQuestion(opened.refusal)
    else setRefusal(opened.refusal)
  }

  return (
    <ClosedFrame>
      <Form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          void unlock()
        }}
      >
        <h1 className="sr-only">{say("unlock.title")}</h1>
        <AfterWhat why={why} />
        <WhichVault vault={vault} />
        <PassphraseField
          label={say("unlock.label")}
          value={passphrase}
          onChange={setPassphrase}
          words={{ reveal: say("field.reveal"), capsLock: say("field.caps-lock") }}
          takesFocus
        />
        {refusal !== null && (
          <Notice tone="trouble">
            <p>{refusalSentence(refusal)}</p>
            {isWrong && <p className="text-ink-soft">{say("unlock.hint")}</p>}
            {isWrong && letters !== null && (
              <p className="text-ink-soft">{say("unlock.layout", { letters })}</p>
            )}
          </Notice>
        )}
        <Button type="submit" look="primary" isBusy={isOpening} isDisabled={waitSeconds > 0}>
          {say(isOpening ? "unlock.opening" : "unlock.button")}
        </Button>
        {waitSeconds > 0 && (
          <p className="text-center text-sm text-ink-soft tabular-nums">
            {say("unlock.wait", { count: waitSeconds })}
          </p>
        )}
        <div className="-mb-3 flex flex-wrap justify-center gap-x-1">
          <Button size="small" look="quiet" onPress={onForgot}>
            {say("unlock.forgot")}
          </Button>
          <Button size="small" look="quiet" onPress={onAnother}>
            {say("unlock.another")}
          </Button>
          <Button size="small" look="quiet" onPress={onProtection}>
            {say("app.protection")}
          </Button>
        </div>
      </Form>
    </ClosedFrame>
  )
}

/** Says why the app is locked where the owner did not lock it. */
function AfterWhat({ why }: Readonly<{ why: WhyClosed }>) {
  if (why === "start" || why === "lock" || why === "panic") return null
  return <p className="text-sm text-ink-soft">{say(`unlock.after.${why}`)}</p>
}

/** The name of the vault that the passphrase is asked for, where there are several and their list may be seen. */
function WhichVault({ vault }: Readonly<{ vault: Pick<VaultApi, "listVaults" | "thisVault"> }>) {
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    void Promise.all([vault.listVaults(), vault.thisVault()]).then(([listed, row]) => {
      if (listed.ok && listed.value.rows.length > 1 && row !== null) setName(row.name)
    })
  }, [vault])
  if (name === null) return null
  return (
    <p className="truncate font-serif text-lg font-medium">
      <bdi>{name}</bdi>
    </p>
  )
}

function useTopRow(isWanted: boolean): string | null {
  const [letters, setLetters] = useState<string | null>(null)
  useEffect(() => {
    if (isWanted) void topRowLetters().then(setLetters)
  }, [isWanted])
  return letters
}
