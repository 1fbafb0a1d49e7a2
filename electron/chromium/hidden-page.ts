import type { CDPSession } from "playwright-core"

type Answer = {
  readonly id?: number
  readonly result?: object
  readonly error?: { readonly message: string }
}

export type HiddenPage = {
  /** The value of an expression in the page, awaited; it must be JSON. Rejects when it throws. */
  readonly evaluate: (expression: string) => Promise<unknown>
}

/**
 * A page without a window or a tab. Playwright does not see it, so it is spoken to through the browser's session. It
 * counts as having the focus, which the clipboard asks for.
 */
export async function openHiddenPage(browser: CDPSession, url: string): Promise<HiddenPage> {
  const { targetId } = await browser.send("Target.createTarget", { url, hidden: true })
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: false })
  const waiting = new Map<number, (answer: Answer) => void>()
  let ids = 0

  browser.on("Target.receivedMessageFromTarget", (event) => {
    if (event.sessionId !== sessionId) return
    const answer = JSON.parse(event.message) as Answer
    if (answer.id === undefined) return
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })

  async function send(method: string, params: object): Promise<object> {
    const id = (ids += 1)
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    await browser.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    })
    const { result, error } = await answered
    if (result === undefined) throw new Error(error?.message ?? `${method} had no answer`)
    return result
  }

  await send("Emulation.setFocusEmulationEnabled", { enabled: true })
  return {
    evaluate: async (expression) => {
      const answer = (await send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      })) as { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: object }
      if (answer.exceptionDetails !== undefined) throw new Error("the hidden page refused")
      return answer.result?.value
    },
  }
}
