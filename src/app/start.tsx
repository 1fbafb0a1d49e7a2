import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import type { Desktop } from "../contract/desktop.ts"
import { App } from "./app.tsx"
import { followAppearance } from "./appearance.ts"
import { FaultBoundary } from "./fault-boundary.tsx"
import { startVault } from "./vault-client.ts"

/** Without a shell it only says so. Starts the worker first: it reads the vault folder while the page asks the shell and paints. */
export async function start(root: HTMLElement, desktop: Desktop | undefined): Promise<void> {
  const page = createRoot(root)
  if (desktop === undefined) {
    const { UnsupportedScreen } = await import("./unlock/trouble-screens.tsx")
    page.render(<UnsupportedScreen reason="no-shell" />)
    return
  }
  const client = startVault()
  const appearance = followAppearance(desktop)
  const [info, whyLocked, errand] = await Promise.all([
    desktop.appInfo(),
    desktop.whyLocked(),
    desktop.takeErrand(),
    appearance.ready,
  ])
  if (!info.ok || !whyLocked.ok || !errand.ok) throw new Error("the shell does not answer its own page")
  page.render(
    <StrictMode>
      <FaultBoundary onLock={() => void desktop.lock({ how: "flush" })}>
        <App
          client={client}
          desktop={desktop}
          appearance={appearance}
          info={info.value}
          why={whyLocked.value.reason}
          errand={errand.value}
        />
      </FaultBoundary>
    </StrictMode>,
  )
}
