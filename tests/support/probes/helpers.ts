/** What a probe is given: the address that counts visits under its own name, one that counts connections, its name. */
export type ProbeEnv = { readonly hit: string; readonly bare: string; readonly name: string }

/**
 * Runs inside a page or worker, so it stands for itself and uses nothing from its module but `globalThis.probing`. True
 * when the forbidden thing happened there; what can only be seen from outside is judged by the canary's count.
 */
export type Probe = (env: ProbeEnv) => Promise<boolean>

type Probing = {
  readonly wait: (ms: number) => Promise<void>
  /** Appends an element: true on load, false on error or after a second and a half. */
  readonly load: (element: Element, parent?: Node) => Promise<boolean>
  /** True when scripts set this name under `globalThis.fired` within a third of a second. */
  readonly fired: (name: string) => Promise<boolean>
  /** True when the promise comes true in time; a refusal is false, unless it is no policy's. */
  readonly granted: (request: () => Promise<unknown>, harmless?: readonly string[]) => Promise<boolean>
}

declare global {
  var probing: Probing
  var fired: Readonly<Record<string, boolean>> | undefined
}

/** Is sent to the page or worker before its probes. */
export function installHelpers(): void {
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  globalThis.probing = {
    wait,
    load: (element, parent) =>
      new Promise((resolve) => {
        element.addEventListener("load", () => resolve(true))
        element.addEventListener("error", () => resolve(false))
        setTimeout(() => resolve(false), 1500)
        const home = parent ?? document.body
        home.appendChild(element)
      }),
    fired: async (name) => {
      await wait(300)
      return globalThis.fired?.[name] === true
    },
    granted: async (request, harmless = []) => {
      const late = wait(1500).then(() => "late")
      try {
        const outcome = await Promise.race([request(), late])
        return outcome !== false
      } catch (error) {
        return error instanceof Error && harmless.includes(error.name)
      }
    },
  }
}
