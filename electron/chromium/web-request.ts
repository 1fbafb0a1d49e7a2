import type * as Electron from "electron"

type Details = Pick<
  Electron.OnBeforeRequestListenerDetails,
  "id" | "url" | "method" | "resourceType" | "referrer"
>
type Listener = (details: Details, callback: (response: Electron.CallbackResponse) => void) => void
type Filter = { readonly urls?: readonly string[] }

/** Only `onBeforeRequest`: asked for every request that the browser makes for a page or a worker. */
export class WebRequestStandIn {
  #listener: Listener | undefined
  #patterns: readonly RegExp[] = []

  onBeforeRequest(first: Filter | Listener | null, second?: Listener | null): void {
    this.#listener = (typeof first === "function" ? first : second) ?? undefined
    const urls = typeof first === "object" && first !== null ? (first.urls ?? []) : []
    this.#patterns = urls.filter((url) => url !== "<all_urls>").map(toPattern)
  }

  /** What the listener decided; an empty answer lets the request pass. */
  ask(details: Details): Promise<Electron.CallbackResponse> {
    const listener = this.#listener
    const isAsked = this.#patterns.length === 0 || this.#patterns.some((pattern) => pattern.test(details.url))
    if (listener === undefined || !isAsked) return Promise.resolve({})
    return new Promise((resolve) => listener(details, resolve))
  }
}

function toPattern(url: string): RegExp {
  return new RegExp(`^${url.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`)
}
