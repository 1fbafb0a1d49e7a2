/** Is sent to the page whole, and uses nothing from this module. */
export type RandomRun = {
  readonly seed: number
  readonly count: number
  readonly names: readonly string[]
  readonly goodRequests: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>
}

/** How often each outcome came: "accepted", a refusal's name, or "thrown" where the bridge itself refused to carry it. */
export async function sendRandomMessages(run: RandomRun): Promise<Record<string, number>> {
  const { seed, count, names, goodRequests } = run
  const raw = Reflect.get(globalThis, "raw") as { invoke: (...message: unknown[]) => Promise<unknown> }
  // mulberry32, so that a run can be repeated.
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T
  const keys = [
    "appearance",
    "url",
    "text",
    "how",
    "token",
    "state",
    "__proto__",
    "constructor",
    "prototype",
    "x",
  ]

  function value(depth: number): unknown {
    const leaf = () =>
      pick<unknown>([
        null,
        undefined,
        true,
        below(1e9),
        -random(),
        Number.NaN,
        Number.POSITIVE_INFINITY,
        10n ** 30n,
        "",
        "dark",
        "\u0000\uD800",
        "x".repeat(below(5_000)),
        new Date(below(1e12)),
        new Map([["appearance", "dark"]]),
        new Set([1]),
        new Uint8Array(below(2_000)),
        new Float64Array(3),
        /x/,
        new Error("x"),
      ])
    const kind = depth > 5 ? 0 : below(8)
    if (kind < 4) return leaf()
    if (kind < 6) return Array.from({ length: below(5) }, () => value(depth + 1))
    if (kind === 6) {
      const ring: Record<string, unknown> = { inner: value(depth + 1) }
      ring["ring"] = ring
      return ring
    }
    const record = {}
    for (let left = below(5); left > 0; left -= 1) {
      const property = { value: value(depth + 1), enumerable: true, configurable: true, writable: true }
      Object.defineProperty(record, pick(keys), property)
    }
    return record
  }

  function request(name: unknown): unknown {
    const good = typeof name === "string" ? goodRequests[name] : undefined
    if (good === undefined) return value(0)
    if (random() < 0.5) return value(0)
    const field = pick(Object.keys(good))
    return { ...good, [random() < 0.5 ? field : pick(keys)]: value(1) }
  }

  const outcomes: Record<string, number> = {}
  async function send(): Promise<void> {
    const name = random() < 0.8 ? pick(names) : value(0)
    let outcome = "thrown"
    try {
      const answer = (await raw.invoke("door", name, request(name))) as { ok: boolean; refusal?: string }
      outcome = answer.ok ? "accepted" : (answer.refusal ?? "no name")
    } catch {
      outcome = "thrown"
    }
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  for (let sent = 0; sent < count; sent += 50) {
    await Promise.all(Array.from({ length: Math.min(50, count - sent) }, send))
  }
  return outcomes
}
