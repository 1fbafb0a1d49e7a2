import { spawnSync } from "node:child_process"

/**
 * The words that run a command in a network namespace of its own, where only loopback is up: anything that would reach
 * another machine fails at once. Needs `unshare` and `ip`, and as another user than root a kernel that lets users make
 * namespaces.
 */
export function inEmptyNetwork(command: readonly string[]): string[] {
  const unshare = process.getuid?.() === 0 ? ["unshare", "-n"] : ["unshare", "-rn"]
  return [...unshare, "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...command]
}

/** Why this machine cannot make one, in its own words; null where it can. */
export function whyNoEmptyNetwork(): string | null {
  const [file = "", ...words] = inEmptyNetwork(["true"])
  const tried = spawnSync(file, words, { encoding: "utf8" })
  if (tried.status === 0) return null
  return tried.error?.message ?? tried.stderr.trim()
}
