import { test as base } from "@playwright/test"
import { electronBinary, missingLibraries } from "../../electron/launch/find-runtime.mjs"
import { launchElectron } from "./electron-app.ts"
import { launchFallback } from "./fallback-app.ts"
import type { LaunchOptions, RunningApp } from "./running-app.ts"

export { expect } from "@playwright/test"

export type LaunchApp = (options?: LaunchOptions) => Promise<RunningApp>

/** Starts the built app, for whoever ends it by themselves. */
export function startApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const binary = electronBinary()
  const isUsable = binary !== undefined && missingLibraries(binary).length === 0
  return isUsable ? launchElectron(binary, options) : launchFallback(options)
}

/**
 * `launchApp` starts the built app on real Electron where its binary is, and on the fallback runtime otherwise. A spec
 * never asks which. Whatever a test leaves running is ended with it.
 */
export const test = base.extend<{ launchApp: LaunchApp }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the first parameter which fixtures are needed
  launchApp: async ({}, provide) => {
    const started: RunningApp[] = []
    await provide(async (options = {}) => {
      const app = await startApp(options)
      started.push(app)
      return app
    })
    await Promise.all(started.map((app) => app.close()))
  },
})
