import type { Probe } from "./helpers.ts"
import { anyRealmNetworkProbes } from "./network-probes.ts"
import { scriptProbes, workerProbes } from "./script-probes.ts"

const stringProbes = ["eval", "new-function", "async-function", "timer-string", "interval-string"] as const
const importProbes = ["import-remote", "import-data", "import-blob"] as const
const nestedProbes = ["worker-blob", "worker-data"] as const

/** What script in a worker would try: the page's ways that need no document, and one of its own. */
export const inWorkerProbes: Readonly<Record<string, Probe>> = {
  ...pick(scriptProbes, [...stringProbes, ...importProbes]),
  ...pick(workerProbes, nestedProbes),
  ...anyRealmNetworkProbes,
  "import-scripts": async ({ hit, name }) => {
    await probing.wait(0)
    const importScripts = Reflect.get(globalThis, "importScripts") as (url: string) => void
    importScripts(`${hit}.js`)
    return probing.fired(name)
  },
}

function pick(all: Readonly<Record<string, Probe>>, names: readonly string[]): Record<string, Probe> {
  return Object.fromEntries(
    names.map((name) => {
      const probe = all[name]
      if (probe === undefined) throw new Error(`no probe is called ${name}`)
      return [name, probe]
    }),
  )
}
