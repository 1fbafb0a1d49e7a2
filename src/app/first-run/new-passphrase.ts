import { useEffect, useState } from "react"
import { type Estimator, loadEstimator, minimumGuessesLog10 } from "./strength.ts"

export type NewPassphrase = Readonly<{ first: string; again: string; guessesLog10: number | null }>

export type PassphraseProblem = "too-weak" | "differs"

/** Why this cannot be taken yet; null when it can. An estimate that is not there yet counts as too weak. */
export function problemWith({ first, again, guessesLog10 }: NewPassphrase): PassphraseProblem | null {
  if (guessesLog10 === null || guessesLog10 < minimumGuessesLog10) return "too-weak"
  return first === again ? null : "differs"
}

export type NewPassphraseDraft = NewPassphrase &
  Readonly<{
    setFirst: (value: string) => void
    setAgain: (value: string) => void
    /** As `problemWith`, once the dictionaries are there: nobody is too quick for them. */
    judge: () => Promise<PassphraseProblem | null>
  }>

export function useNewPassphrase(): NewPassphraseDraft {
  const [first, setFirst] = useState("")
  const [again, setAgain] = useState("")
  const estimate = useEstimator()
  const judge = async () => {
    const judged = (await loadEstimator())(first)
    return problemWith({ first, again, guessesLog10: judged })
  }
  return { first, again, guessesLog10: estimate?.(first) ?? null, setFirst, setAgain, judge }
}

function useEstimator(): Estimator | null {
  const [estimator, setEstimator] = useState<Estimator | null>(null)
  useEffect(() => {
    let isWanted = true
    void loadEstimator().then((loaded) => {
      if (isWanted) setEstimator(() => loaded)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return estimator
}
