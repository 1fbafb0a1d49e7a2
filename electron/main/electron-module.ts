import type * as electron from "electron"

/** The Electron API as types only, so that a module can say which part of it it takes. */
export type ElectronModule = typeof electron
export type Parts<K extends keyof ElectronModule> = Pick<ElectronModule, K>
