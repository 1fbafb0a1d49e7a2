import { type ReactNode, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { CopyFacts, Opened, UnlockRefusal, VaultApi } from "../../worker/api.ts"
import { sayInstant } from "../strings/dates.ts"
import { refusalSentence } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "./closed-frame.tsx"
import { isQuestion, type Question } from "./question.ts"

type Answer = Parameters<VaultApi["goOn"]>[0]

/** What has to be answered before the vault opens. Whatever the answer, nothing is thrown away. */
export function QuestionScreen({
  vault,
  question: first,
  onOpened,
  onBack,
}: Readonly<{
  vault: Pick<VaultApi, "goOn">
  question: Question
  onOpened: (opened: Opened) => void
  onBack: () => void
}>) {
  const [question, setQuestion] = useState(first)
  const [isOpening, setOpening] = useState(false)
  const [refusal, setRefusal] = useState<Exclude<UnlockRefusal, Question> | null>(null)

  const answer = async (given: Answer) => {
    if (isOpening) return
    setOpening(true)
    setRefusal(null)
    const opened = await vault.goOn(given)
    if (opened.ok) return onOpened(opened.value)
    setOpening(false)
    // One question may lead to the other.
    if (isQuestion(opened.refusal)) setQuestion(opened.refusal)
    else setRefusal(opened.refusal)
  }

  return (
    <ClosedFrame isWide>
      <div className="grid gap-6">
        {question.reason === "older-folder" ? (
          <WhichCopy question={question} isOpening={isOpening} onAnswer={(given) => void answer(given)} />
        ) : (
          <TakeOver host={question.host} isOpening={isOpening} onAnswer={(given) => void answer(given)} />
        )}
        {refusal !== null && <Notice tone="trouble">{refusalSentence(refusal)}</Notice>}
        <div>
          <Button look="quiet" onPress={onBack}>
            {say("app.back")}
          </Button>
        </div>
      </div>
    </ClosedFrame>
  )
}

type AnswerProps = Readonly<{ isOpening: boolean; onAnswer: (answer: Answer) => void }>

function WhichCopy({
  question,
  isOpening,
  onAnswer,
}: AnswerProps & Readonly<{ question: Extract<Question, { reason: "older-folder" }> }>) {
  return (
    <>
      <Title>{say("older.title")}</Title>
      <p className="text-ink-soft">{say("older.lead")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Copy name={say("older.computer")} facts={question.computer}>
          <Button look="primary" takesFocus isBusy={isOpening} onPress={() => onAnswer("computer")}>
            {say("older.open-computer")}
          </Button>
        </Copy>
        <Copy name={say("older.folder")} facts={question.folder}>
          <Button isBusy={isOpening} onPress={() => onAnswer("folder")}>
            {say("older.open-folder")}
          </Button>
        </Copy>
      </div>
    </>
  )
}

function TakeOver({ host, isOpening, onAnswer }: AnswerProps & Readonly<{ host: string }>) {
  return (
    <>
      <Title>{say("take-over.title")}</Title>
      <p className="text-ink-soft">{say("take-over.more", { host })}</p>
      <div>
        <Button isBusy={isOpening} onPress={() => onAnswer("take-over")}>
          {say("take-over.button")}
        </Button>
      </div>
    </>
  )
}

function Title({ children }: Readonly<{ children: string }>) {
  return <h1 className="font-serif text-xl font-medium tracking-tight">{children}</h1>
}

function Copy({ name, facts, children }: Readonly<{ name: string; facts: CopyFacts; children: ReactNode }>) {
  return (
    <section className="grid content-between justify-items-start gap-4 rounded-md border border-line p-5">
      <div>
        <h2 className="font-semibold">{name}</h2>
        <p className="text-sm text-ink-soft tabular-nums">{say("older.entries", { count: facts.entries })}</p>
        <p className="text-sm text-ink-soft tabular-nums">
          {facts.lastChange === null
            ? say("older.no-change")
            : say("older.last-change", { when: sayInstant(facts.lastChange) })}
        </p>
      </div>
      {children}
    </section>
  )
}
