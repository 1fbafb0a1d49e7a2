import { useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import type { Opened, UnlockRefusal, VaultApi } from "../../worker/api.ts"
import { problemWith, useNewPassphrase } from "../first-run/new-passphrase.ts"
import { NewPassphraseFields } from "../first-run/new-passphrase-fields.tsx"
import { readRecoveryWords } from "../first-run/type-back.ts"
import { refusalSentence } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "./closed-frame.tsx"
import { isQuestion, type Question } from "./question.ts"
import { timeAfter, useCountdown } from "./use-countdown.ts"

const sheetWords = 24

/** Opens by the words of the sheet; a new passphrase is set in the same act, since the old one is not known. */
export function RecoverScreen({
  vault,
  onTry,
  onOpened,
  onQuestion,
  onBack,
}: Readonly<{
  vault: Pick<VaultApi, "recover">
  onTry: () => void
  onOpened: (opened: Opened) => void
  onQuestion: (question: Question) => void
  onBack: () => void
}>) {
  const [text, setText] = useState("")
  const [hasTried, setTried] = useState(false)
  const [isOpening, setOpening] = useState(false)
  const [refusal, setRefusal] = useState<Exclude<UnlockRefusal, Question> | null>(null)
  const draft = useNewPassphrase()
  const words = readRecoveryWords(text)
  const problem = problemWith(draft)
  const [notBefore, setNotBefore] = useState(0)
  const waitSeconds = useCountdown(notBefore)
  const isMissingWords = words.length !== sheetWords

  const open = async () => {
    setTried(true)
    if (isOpening || isMissingWords || waitSeconds > 0 || (await draft.judge()) !== null) return
    setOpening(true)
    setRefusal(null)
    onTry()
    const opened = await vault.recover(words.join(" "), draft.first)
    if (opened.ok) return onOpened(opened.value)
    setOpening(false)
    if ("waitMs" in opened.refusal) setNotBefore(timeAfter(opened.refusal.waitMs))
    if (isQuestion(opened.refusal)) onQuestion(opened.refusal)
    else setRefusal(opened.refusal)
  }

  return (
    <ClosedFrame isWide>
      <Form
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <h1 className="font-serif text-xl font-medium tracking-tight">{say("recover.title")}</h1>
        <div className="grid gap-1.5">
          <TextArea
            label={say("recover.words")}
            description={say("recover.words.more")}
            value={text}
            onChange={setText}
            rows={4}
            takesFocus
            error={hasTried && isMissingWords ? say("recover.not-24") : undefined}
          />
          <output className="block text-sm text-ink-soft tabular-nums">
            {say("recover.count", { count: words.length })}
          </output>
        </div>
        <NewPassphraseFields draft={draft} problem={hasTried ? problem : null} label={say("recover.new")} />
        {refusal !== null && <Notice tone="trouble">{refusalSentence(refusal)}</Notice>}
        {waitSeconds > 0 && (
          <p className="text-sm text-ink-soft tabular-nums">{say("unlock.wait", { count: waitSeconds })}</p>
        )}
        <div className="flex flex-wrap gap-2.5">
          <Button type="submit" look="primary" isBusy={isOpening} isDisabled={waitSeconds > 0}>
            {say(isOpening ? "unlock.opening" : "recover.button")}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {say("app.back")}
          </Button>
        </div>
      </Form>
    </ClosedFrame>
  )
}
