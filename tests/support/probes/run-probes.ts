import type { Canary } from "./canary-server.ts"
import { installHelpers, type Probe, type ProbeEnv } from "./helpers.ts"

/** A page or a worker: whatever evaluates a function with one argument in itself. */
export type Realm = {
  readonly evaluate: <A, R>(run: (argument: A) => R | Promise<R>, argument: A) => Promise<R>
}

export type Trying = Readonly<{
  /** Asked after each probe: what is seen neither by it nor by the canary. */
  sawMore?: () => Promise<boolean>
  /** How often one that stayed silent is tried, 1 by itself. A probe waits a fixed time, which a busy browser may need. */
  times?: number
}>

/**
 * Runs each probe in the realm and gives the names of those that fired: it said so, or the canary was visited or
 * connected to. A probe that throws did not.
 */
export async function runProbes(
  realm: Realm,
  canary: Canary,
  probes: Readonly<Record<string, Probe>>,
  { sawMore = async () => false, times = 1 }: Trying = {},
): Promise<string[]> {
  await realm.evaluate<undefined, void>(installHelpers, undefined)
  const fired: string[] = []
  for (const [name, probe] of Object.entries(probes)) {
    const connections = canary.connections()
    const env: ProbeEnv = { hit: `${canary.origin}/hit/${name}`, bare: canary.bareOrigin, name }
    const visits = canary.hits(name)
    const isFired = async () => {
      const saidSo = await realm.evaluate(probe, env).catch(() => false)
      const wasSeen = canary.hits(name) > visits || canary.connections() > connections
      return (await sawMore()) || saidSo || wasSeen
    }
    for (let time = 0; time < times; time += 1) {
      if (!(await isFired())) continue
      fired.push(name)
      break
    }
  }
  return fired
}
