import { useEffect, useEffectEvent, useState } from "react"
import { useApp } from "../app-context.ts"
import { onChanges, type Vault } from "../vault-client.ts"

/** An answer of the vault on the screen. While it is asked for anew, the former answer stays. */
export type Asked<Answer> =
  | Readonly<{ kind: "waiting" }>
  | Readonly<{ kind: "here"; value: Answer }>
  | Readonly<{ kind: "failed"; retry: () => void }>

/**
 * Asks the vault, and again whenever anything in it changes. `key` names the question: another key is another question, and
 * `ask` itself may be a new function at each render.
 */
export function useAsked<Answer>(key: string, ask: (vault: Vault) => Promise<Answer>): Asked<Answer> {
  const { client } = useApp()
  const [asked, setAsked] = useState<Readonly<{ question: string; answer: Asked<Answer> }> | null>(null)
  const [round, setRound] = useState(0)
  const askNow = useEffectEvent(ask)
  const question = `${round} ${key}`

  useEffect(() => {
    let latest = 0
    const run = async () => {
      const mine = ++latest
      const answer = await askNow(client.vault).then(
        (value) => ({ kind: "here", value }) as const,
        () => ({ kind: "failed", retry: () => setRound((before) => before + 1) }) as const,
      )
      if (mine === latest) setAsked({ question, answer })
    }
    void run()
    const unsubscribe = onChanges(client, () => void run())
    return () => {
      latest = Number.NEGATIVE_INFINITY
      unsubscribe()
    }
  }, [client, question])

  return asked?.question === question ? asked.answer : { kind: "waiting" }
}
