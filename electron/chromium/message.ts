import type { Packed } from "./clone-format.ts"

/**
 * What the page's isolated world tells the shell, one JSON text a message. Bytes travel as base64 beside the value they
 * belong to, long ones in parts before it: through a fetch's body they take five times as long, and CDP turns that body
 * into base64 just the same.
 */
export type FromPage =
  | { readonly kind: "part"; readonly id: number; readonly text: string }
  | {
      readonly kind: "invoke"
      readonly call: number
      readonly channel: string
      readonly nodes: Packed["nodes"]
      readonly bytes: readonly UpBytes[]
    }
  | {
      readonly kind: "send"
      readonly channel: string
      readonly nodes: Packed["nodes"]
      readonly bytes: readonly UpBytes[]
    }
  | { readonly kind: "key"; readonly accelerator: number }
  | { readonly kind: "focus"; readonly focused: boolean }
  | { readonly kind: "scheme"; readonly dark: boolean }
  | { readonly kind: "resized" }
  | { readonly kind: "preload-failed"; readonly message: string }

/** Base64, or the number of the parts that were sent before. */
export type UpBytes = string | number

/** What the shell tells the page's isolated world. Long bytes are named by a number and fetched, which is fast this way. */
export type ToPage =
  | {
      readonly kind: "event"
      readonly channel: string
      readonly nodes: Packed["nodes"]
      readonly bytes: readonly DownBytes[]
    }
  | {
      readonly kind: "answer"
      readonly call: number
      readonly nodes: Packed["nodes"]
      readonly bytes: readonly DownBytes[]
    }
  | { readonly kind: "refusal"; readonly call: number; readonly message: string }
  | { readonly kind: "accelerators"; readonly list: readonly Accelerator[] }

/** Base64, or the length of what is fetched from the path, in parts of at most `partBytes`. */
export type DownBytes = string | { readonly id: number; readonly length: number }

export const partBytes = 8 * 1024 * 1024
export const inlineBytes = 128 * 1024
export const bytesPath = "/.runtime/bytes/"
export const tokenHeader = "x-runtime-token"

export type Accelerator = {
  readonly id: number
  /** `KeyboardEvent.key` in lower case, or its `code` for keys whose sign depends on Shift. */
  readonly key: string
  readonly control: boolean
  readonly meta: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** What the shell writes before the isolated world's script, as `const settings = …`. */
export type PageSettings = {
  readonly secret: string
  readonly token: string
  readonly origin: string
  readonly platform: string
  readonly versions: Readonly<Record<string, string>>
}
