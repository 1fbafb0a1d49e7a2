import { useCallback, useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { CommandSheet } from "../../ui/command-sheet.tsx"
import { Kbd } from "../../ui/kbd.tsx"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { useKeysOf } from "../frame/use-shortcuts.ts"
import { say } from "../strings/say.ts"
import type { PaletteRow } from "./palette-rows.ts"
import { RowLine } from "./row-line.tsx"
import { useChoosing } from "./use-choosing.ts"
import { type PaletteState, usePalette } from "./use-palette.ts"
import { isWordsVerb, type Verb } from "./verbs.ts"

/** Every command and every record, at once. Enter does it; a verb goes on with whom or what. */
export function Palette({ onClose }: Readonly<{ onClose: () => void }>) {
  const { appearance } = useApp()
  const keysOf = useKeysOf(appearance)
  const today = useToday()
  const palette = usePalette()
  const { begun, groups, answers, isCurrent } = palette
  const choose = useChoosing(useLeaving(onClose), palette.begin)
  /** For what Enter was pressed before its list was there: the first line of it is meant then. */
  const awaited = useRef<string | null>(null)
  const { typed } = palette
  const first = groups[0]?.rows[0]
  useEffect(() => {
    if (!isCurrent || awaited.current !== typed) return
    awaited.current = null
    // Not within the effect, where nothing can be closed at once; and still before the next key.
    if (first !== undefined) queueMicrotask(() => choose(first))
  }, [isCurrent, typed, first, choose])

  const onChoose = (row: PaletteRow | null) => {
    if (!isCurrent) awaited.current = typed
    else if (row !== null) choose(row)
  }
  return (
    <CommandSheet<PaletteRow>
      title={say("palette.title")}
      label={say("palette.label")}
      listLabel={say("palette.list")}
      placeholder={exampleOf(begun)}
      begun={begun === null ? undefined : say(`verb.${begun}`)}
      text={typed}
      onType={palette.type}
      onStepBack={palette.stepBack}
      onClose={onClose}
      groups={groups}
      answers={answers}
      renderRow={(row) => <RowLine row={row} keysOf={keysOf} today={today} />}
      onChoose={onChoose}
      empty={palette.line.text !== "" && isCurrent ? say("palette.none") : null}
      foot={<Foot palette={palette} />}
    />
  )
}

/**
 * Closes the palette with the focus where it was before, at once: a dialog that opens next gives it back to there when it is
 * closed, and no letter that is typed meanwhile falls between the two.
 */
function useLeaving(onClose: () => void): () => void {
  const [before] = useState(() => document.activeElement)
  return useCallback(() => {
    flushSync(onClose)
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }, [onClose, before])
}

function exampleOf(begun: Verb | null): string {
  if (begun === null) return say("palette.example")
  if (begun === "go-to") return say("palette.example.anything")
  return say(isWordsVerb(begun) ? "palette.example.words" : "palette.example.person")
}

/** Long enough that a word can be typed without being interrupted by its count. */
const countAfterMs = 700

function Foot({ palette: { begun, groups } }: Readonly<{ palette: PaletteState }>) {
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const [told, setTold] = useState("")
  useEffect(() => {
    const timer = setTimeout(
      () => setTold(count === 0 ? say("palette.none") : say("palette.count", { count })),
      countAfterMs,
    )
    return () => clearTimeout(timer)
  }, [count])
  return (
    <>
      <Hint keys="↑ ↓" words={say("palette.keys.move")} />
      <Hint keys="Enter" words={say("palette.keys.do")} />
      <Hint keys="Esc" words={say(begun === null ? "palette.keys.close" : "palette.keys.back")} />
      <output className="sr-only">{told}</output>
    </>
  )
}

function Hint({ keys, words }: Readonly<{ keys: string; words: string }>) {
  return (
    <span className="flex items-center gap-1.5">
      <Kbd>{keys}</Kbd>
      {words}
    </span>
  )
}
