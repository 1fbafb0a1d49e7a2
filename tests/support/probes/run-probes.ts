import type { Canary } from "./canary-server.ts"
import { installHelpers, type Probe, type ProbeEnv } from "./helpers.ts"

/** A page or a worker: whatever evaluates a function with one argument in itself. */
export type Realm = {
  readonly evaluate: <A, R>(run: (argument: A) => R | Promise<R>, argument: A) => Promise<R>
}

/**
 * Runs each probe in the realm and gives the names of those that fired: it said so, or the canary was visited or
 * connected to. A probe that throws did not.
 */
export async function runProbes(
  realm: Realm,
  canary: Canary,
  probes: Readonly<Record<string, Probe>>,
  afterEach: (name: string) => Promise<boolean> = async () => false,
): Promise<string[]> {
  await realm.evaluate<undefined, void>(installHelpers, undefined)
  const fired: string[] = []
  for (const [name, probe] of Object.entries(probes)) {
    const connections = canary.connections()
    const env: ProbeEnv = { hit: `${canary.origin}/hit/${name}`, bare: canary.bareOrigin, name }
    const visits = canary.hits(name)
    const saidSo = await realm.evaluate(probe, env).catch(() => false)
    const wasSeen = canary.hits(name) > visits || canary.connections() > connections
    if ((await afterEach(name)) || saidSo || wasSeen) fired.push(name)
  }
  return fired
}
