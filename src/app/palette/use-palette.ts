import { useEffect, useMemo, useState } from "react"
import type { Recalled, RecallQuestion } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"
import { paletteGroups } from "./palette-groups.ts"
import type { PaletteGroup } from "./palette-rows.ts"
import { isWordsVerb, kindsAfter, type Line, readLine, type Verb } from "./verbs.ts"

const recentCount = 7
const foundCount = 20
/** How long the commands wait for the records, so that both come at once. */
const patienceMs = 150

export type PaletteState = Readonly<{
  begun: Verb | null
  typed: string
  type: (text: string) => void
  begin: (verb: Verb) => void
  stepBack: () => void
  line: Line
  groups: readonly PaletteGroup[]
  /** Names what the groups answer. */
  answers: string
  /** Whether that is the line as it stands, and not one before it. */
  isCurrent: boolean
}>

type Answer = Readonly<{ key: string; line: Line; recalled: readonly Recalled[]; isLate: boolean }>

/** What is typed and what there is for it. Nothing of it outlives the palette. */
export function usePalette(): PaletteState {
  const { client } = useApp()
  const [begun, setBegun] = useState<Verb | null>(null)
  const [typed, type] = useState("")
  const [answer, setAnswer] = useState<Answer | null>(null)
  const line = useMemo(() => readLine(typed, begun), [typed, begun])
  const key = JSON.stringify(line)

  useEffect(() => {
    let isNewest = true
    const show = (recalled: readonly Recalled[], isLate: boolean) => {
      if (isNewest) setAnswer({ key, line, recalled, isLate })
    }
    const question = questionOf(line)
    if (question === null) return show([], false)
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      show([], true)
    }, patienceMs)
    void client.vault
      .recall(question)
      // A vault that is being locked answers nothing any more; the commands are there without it.
      .catch(() => [])
      .then((recalled) => {
        clearTimeout(timer)
        show(recalled, isLate)
      })
    return () => {
      isNewest = false
      clearTimeout(timer)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` is the line
  }, [client, key])

  const groups = useMemo(
    () => (answer === null ? [] : paletteGroups(answer.line, answer.recalled, answer.isLate)),
    [answer],
  )
  return {
    begun,
    typed,
    type,
    begin: (verb) => {
      setBegun(verb)
      type("")
    },
    stepBack: () => {
      setBegun(null)
      type("")
    },
    line,
    groups,
    answers: answer?.key ?? "",
    isCurrent: answer?.key === key,
  }
}

/** Null where no record can stand. */
function questionOf({ verb, text }: Line): RecallQuestion | null {
  if (verb === null) return { text, count: text === "" ? recentCount : foundCount }
  if (isWordsVerb(verb)) return null
  const kinds = kindsAfter(verb)
  return { text, count: foundCount, ...(kinds !== null && { kinds }) }
}
