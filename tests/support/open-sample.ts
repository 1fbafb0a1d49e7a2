import type { TestInfo } from "@playwright/test"
import type { Page } from "playwright-core"
import type { LaunchApp } from "./app.ts"
import { unlock } from "./owner.ts"
import type { RunningApp } from "./running-app.ts"
import { makeSampleVault, samplePassphrase } from "./sample/sample-vault.ts"

/** The sample journal, open in a window of the test's own. */
export async function openSample(
  launchApp: LaunchApp,
  info: Pick<TestInfo, "outputPath">,
): Promise<Readonly<{ app: RunningApp; page: Page }>> {
  const userData = info.outputPath("user")
  await makeSampleVault(userData)
  const app = await launchApp({ userData })
  const page = await app.page()
  await unlock(page, samplePassphrase)
  return { app, page }
}
