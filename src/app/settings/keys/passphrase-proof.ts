import { useState } from "react"
import type { KeysRefusal } from "../../../worker/api/keys.ts"
import { timeAfter, useCountdown } from "../../unlock/use-countdown.ts"

export type PassphraseProof = Readonly<{
  typed: string
  setTyped: (typed: string) => void
  /** Of the last try. */
  isWrong: boolean
  /** Until the next try is taken. */
  waitSeconds: number
  note: (refusal: KeysRefusal | null) => void
}>

/** The passphrase that has to be typed before keys are touched, and the wait after a wrong one. */
export function usePassphraseProof(): PassphraseProof {
  const [typed, setTyped] = useState("")
  const [isWrong, setWrong] = useState(false)
  const [notBefore, setNotBefore] = useState(0)
  const waitSeconds = useCountdown(notBefore)
  const note = (refusal: KeysRefusal | null) => {
    setWrong(refusal?.reason === "wrong-passphrase")
    if (refusal?.reason === "wrong-passphrase") setNotBefore(timeAfter(refusal.waitMs))
  }
  return { typed, setTyped, isWrong, waitSeconds, note }
}
