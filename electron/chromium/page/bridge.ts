/**
 * One end of what stands between the page's own world and the preload's, as Electron's contextBridge does it: values
 * are copied, functions and promises become proxies, errors keep their message. Both worlds run this code; a message is
 * the `detail` of a DOM event, which the browser clones from world to world.
 */
export type Crossing =
  | readonly ["value", unknown]
  | readonly ["function", number]
  | readonly ["promise", number]
  | readonly ["error", string, string]
  | readonly ["list", readonly Crossing[]]
  | readonly ["record", ReadonlyArray<readonly [string, Crossing]>]
  /** The list or record that came as the so-manieth of this value, counted from the outermost inwards. */
  | readonly ["again", number]

export type BridgeMessage =
  | {
      readonly kind: "call"
      readonly call: number
      readonly target: number
      readonly args: readonly Crossing[]
    }
  | { readonly kind: "returned"; readonly call: number; readonly value: Crossing }
  | { readonly kind: "threw"; readonly call: number; readonly value: Crossing }
  | {
      readonly kind: "settled"
      readonly promise: number
      readonly fulfilled: boolean
      readonly value: Crossing
    }
  | { readonly kind: "expose"; readonly key: string; readonly value: Crossing }

export type BridgeEnd = {
  readonly encode: (value: unknown) => Crossing
  readonly decode: (crossing: Crossing) => unknown
  readonly receive: (message: BridgeMessage) => void
}

type Callable = (...args: unknown[]) => unknown
type Settle = { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void }

/** The depth at which Electron's own bridge gives up. */
const maxDepth = 1000

/** `post` delivers synchronously, so that a plain function called across has its value when it returns. */
export function createBridgeEnd(post: (message: BridgeMessage) => void): BridgeEnd {
  const functions: Callable[] = []
  const functionNumbers = new Map<Callable, number>()
  const proxies = new Map<number, Callable>()
  const results = new Map<number, { readonly threw: boolean; readonly value: unknown }>()
  const settles = new Map<number, Settle>()
  let calls = 0
  let promises = 0

  function encode(value: unknown, met: Map<object, number>, depth: number): Crossing {
    if (depth > maxDepth) throw new TypeError("Electron contextBridge recursion depth exceeded.")
    if (typeof value === "function") return ["function", numberOf(value as Callable)]
    if (typeof value === "symbol") throw new Error("An object could not be cloned.")
    if (typeof value !== "object" || value === null) return ["value", value]
    const before = met.get(value)
    if (before !== undefined) return ["again", before]
    if (value instanceof Promise) return encodePromise(value)
    if (value instanceof Error) return ["error", value.message, value.stack ?? ""]
    const isRecord = Object.prototype.toString.call(value) === "[object Object]"
    if (!isRecord && !Array.isArray(value)) return ["value", value]
    met.set(value, met.size)
    const next = (item: unknown) => encode(item, met, depth + 1)
    if (Array.isArray(value)) return ["list", value.map(next)]
    return ["record", Object.entries(value).map(([key, item]) => [key, next(item)] as const)]
  }

  const begin = (value: unknown): Crossing => encode(value, new Map(), 0)

  function numberOf(callable: Callable): number {
    const known = functionNumbers.get(callable)
    if (known !== undefined) return known
    const number = functions.push(callable) - 1
    functionNumbers.set(callable, number)
    return number
  }

  function encodePromise(promise: Promise<unknown>): Crossing {
    const number = promises++
    promise.then(
      (value) => settle(number, true, value),
      (reason: unknown) => settle(number, false, reason),
    )
    return ["promise", number]
  }

  function settle(number: number, fulfilled: boolean, value: unknown): void {
    try {
      post({ kind: "settled", promise: number, fulfilled, value: begin(value) })
    } catch (error) {
      post({ kind: "settled", promise: number, fulfilled: false, value: begin(error) })
    }
  }

  function decode(crossing: Crossing, met: unknown[] = []): unknown {
    switch (crossing[0]) {
      case "value":
        return crossing[1]
      case "function":
        return proxyOf(crossing[1])
      case "promise":
        return new Promise((resolve, reject) => settles.set(crossing[1], { resolve, reject }))
      case "error": {
        const error = new Error(crossing[1])
        error.stack = crossing[2]
        return error
      }
      case "list": {
        const list: unknown[] = []
        met.push(list)
        for (const item of crossing[1]) list.push(decode(item, met))
        return list
      }
      case "record": {
        const record = {}
        met.push(record)
        for (const [key, item] of crossing[1]) define(record, key, decode(item, met))
        return record
      }
      case "again":
        return met[crossing[1]]
    }
  }

  function proxyOf(target: number): Callable {
    const known = proxies.get(target)
    if (known !== undefined) return known
    const proxy: Callable = (...args) => {
      const call = calls++
      post({ kind: "call", call, target, args: args.map(begin) })
      const result = results.get(call)
      results.delete(call)
      // The browser hands `null` to the other world when it cannot clone: then nobody answered.
      if (result === undefined) throw new Error("An object could not be cloned.")
      if (result.threw) throw result.value
      return result.value
    }
    proxies.set(target, proxy)
    return proxy
  }

  function answerCall(message: Extract<BridgeMessage, { kind: "call" }>): void {
    const { call } = message
    try {
      const callable = functions[message.target]
      if (callable === undefined) throw new Error("no such function")
      post({ kind: "returned", call, value: begin(callable(...message.args.map((arg) => decode(arg)))) })
    } catch (error) {
      post({ kind: "threw", call, value: begin(error) })
    }
  }

  function receive(message: BridgeMessage): void {
    switch (message.kind) {
      case "call":
        return answerCall(message)
      case "returned":
      case "threw":
        results.set(message.call, { threw: message.kind === "threw", value: decode(message.value) })
        return
      case "settled": {
        const waiting = settles.get(message.promise)
        settles.delete(message.promise)
        if (message.fulfilled) waiting?.resolve(decode(message.value))
        else waiting?.reject(decode(message.value))
        return
      }
      case "expose":
        return
    }
  }

  return { encode: begin, decode: (crossing) => decode(crossing), receive }
}

/** As an own property whatever the key: `__proto__` must arrive as data and not become a prototype. */
function define(record: object, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
}
