import type { CDPSession } from "playwright-core"

declare const cdp: CDPSession

/** Playwright does not export its protocol types by name: they are read off its session. */
export type CdpParameters<T extends Parameters<CDPSession["send"]>[0]> = NonNullable<
  Parameters<typeof cdp.send<T>>[1]
>

export type PausedRequest = Parameters<Parameters<typeof cdp.on<"Fetch.requestPaused">>[1]>[0]
