import type { Page } from "playwright-core"
import type { VaultApi } from "../../src/worker/api.ts"

/** As it stands in a page once `catchVault` was there; for functions that are evaluated in it. */
export type AskInPage = (call: keyof VaultApi, ...given: readonly unknown[]) => Promise<unknown>

/**
 * To be called before the page asks its vault anything; a lock makes a fresh page. From then on `askVault` asks the vault's
 * worker over the very way that the page takes.
 */
export async function catchVault(page: Page): Promise<void> {
  await page.evaluate(() => {
    type Posting = { postMessage: (this: Worker, ...given: unknown[]) => void }
    const { postMessage } = Worker.prototype as Posting
    const seen: { vault?: Worker } = {}
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
      seen.vault ??= this
      Reflect.apply(postMessage, this, given)
    }
    let asked = 0
    // The words of comlink's protocol, which both sides of the app speak.
    const ask = (call: string, ...given: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        const { vault } = seen
        if (vault === undefined) throw new Error("the page has not asked its vault anything yet")
        const id = `bench-${(asked += 1)}`
        const heard = ({ data }: MessageEvent<{ id: string; type: string; value: unknown }>) => {
          if (data.id !== id) return
          vault.removeEventListener("message", heard)
          if (data.type === "RAW") resolve(data.value)
          else reject(new Error(`${call} threw ${JSON.stringify(data.value)}`))
        }
        vault.addEventListener("message", heard)
        const argumentList = given.map((value) => ({ type: "RAW", value }))
        vault.postMessage({ id, type: "APPLY", path: [call], argumentList }, [])
      })
    Object.assign(globalThis, { askVault: ask })
  })
}

type Calls = {
  [Name in keyof VaultApi]: VaultApi[Name] extends (...given: never[]) => unknown ? Name : never
}
type Call = Calls[keyof VaultApi]

export async function askVault<Name extends Call>(
  page: Page,
  call: Name,
  ...given: Parameters<VaultApi[Name]>
): Promise<Awaited<ReturnType<VaultApi[Name]>>> {
  const answer = await page.evaluate(
    ([name, values]) => {
      const { askVault: ask } = globalThis as unknown as { askVault: AskInPage }
      return ask(name, ...values)
    },
    [call, given] as const,
  )
  return answer as Awaited<ReturnType<VaultApi[Name]>>
}

/** Milliseconds for each of the calls, one after the other, from the page to the worker and back. */
export function timeCalls(
  page: Page,
  calls: readonly (readonly [Call, ...(readonly unknown[])])[],
): Promise<number[]> {
  return page.evaluate(async (list) => {
    const { askVault: ask } = globalThis as unknown as { askVault: AskInPage }
    const taken: number[] = []
    for (const [name, ...values] of list) {
      const begun = performance.now()
      await ask(name, ...values)
      taken.push(performance.now() - begun)
    }
    return taken
  }, calls)
}
