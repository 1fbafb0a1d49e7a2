import { Suspense, useCallback, useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"
import type { CallAnswer } from "../contract/calls.ts"
import type { Desktop } from "../contract/desktop.ts"
import type { Errand } from "../contract/vault-calls.ts"
import { AfterAMoment } from "../ui/skeleton.tsx"
import type { Opened } from "../worker/api.ts"
import type { AppearanceControl } from "./appearance.ts"
import { ClosedScreen } from "./closed-screen.tsx"
import { firstScreen, type Screen, screenOf } from "./closed-screens.ts"
import type { Beginning } from "./first-run/begin-step.tsx"
import { firstPlace, fromStoredPlace, type Place, toStoredPlace } from "./frame/place.ts"
import { createToday } from "./journal/create-today.ts"
import { lazyScreen } from "./lazy-screen.ts"
import { answerFlush } from "./leave-page.ts"
import { lockOfKey } from "./lock-keys.ts"
import { makePendingWork } from "./pending-work.ts"
import { loadSentences, say } from "./strings/say.ts"
import type { WhyClosed } from "./unlock/unlock-screen.tsx"
import type { VaultClient } from "./vault-client.ts"

const loadOpenApp = () => import("./frame/open-app.tsx")
const OpenApp = lazyScreen(() => loadOpenApp().then((module) => module.OpenApp))

export type AppProps = Readonly<{
  client: VaultClient
  desktop: Desktop
  appearance: AppearanceControl
  info: CallAnswer<"appInfo">
  why: WhyClosed
  errand: Errand
}>

/** From the closed vault to the open one and, by the shell's lock, to a fresh page. */
export function App({ client, desktop, appearance, info, why, errand }: AppProps) {
  const [screen, setScreen] = useState<Screen>(() => firstScreen(why, errand))
  const [pending] = useState(makePendingWork)
  /** Where to come back to; null while no vault is open. */
  const place = useRef<Place | null>(null)
  const notePlace = useCallback((at: Place) => {
    place.current = at
  }, [])
  // At once: a key that goes down later must find no field.
  const hide = useCallback(() => flushSync(() => setScreen({ kind: "hidden" })), [])

  const survey = useCallback(() => {
    void client.vault.survey().then((found) => setScreen(screenOf(found)))
  }, [client])
  useEffect(() => {
    if (errand.kind !== "none") return
    // The owner may have gone on from the first screen before the answer is there.
    void client.vault.survey().then((found) => {
      setScreen((now) => (now.kind === "starting" || now.kind === "unlock" ? screenOf(found) : now))
    })
  }, [client, errand])
  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.kind !== "closed") return
        // There is nothing left to flush, and nothing to come back to.
        place.current = null
        hide()
        void desktop.lock({ how: "flush" })
      }),
    [client, desktop, hide],
  )

  useEffect(
    () =>
      desktop.onFlush((asked) => {
        const at = place.current === null ? null : toStoredPlace(place.current)
        void answerFlush(asked, { client, desktop, pending, place: at, hide })
      }),
    [client, desktop, pending, hide],
  )
  useLockKeys(desktop)
  useActivity(desktop)

  const show = (opened: Opened, at: Place) => {
    notePlace(at)
    setScreen({ kind: "open", opened, place: at })
  }
  const comeBack = async (opened: Opened) => show(opened, fromStoredPlace(await client.vault.lastPlace()))
  const begin = async (opened: Opened, beginning: Beginning) => {
    const created = beginning === "note" ? await createToday(client.vault) : null
    show(opened, created?.ok === true ? { screen: "note", id: created.value.id, isNew: true } : firstPlace)
  }
  const noteOpened = () => {
    notePlace(firstPlace)
    void desktop.announceState({ state: "unlocked", dirty: false, commands: [] })
  }

  if (screen.kind === "hidden") return null
  const waiting = (
    <AfterAMoment>
      <main className="grid min-h-dvh place-items-center text-ink-faint">{say("app.loading")}</main>
    </AfterAMoment>
  )
  return (
    <Suspense fallback={waiting}>
      {screen.kind === "open" ? (
        <OpenApp
          parts={{ client, desktop, appearance, info, pending, opened: screen.opened }}
          place={screen.place}
          onPlace={notePlace}
          onLock={() => void desktop.lock({ how: "flush" })}
        />
      ) : (
        <ClosedScreen
          screen={screen}
          client={client}
          desktop={desktop}
          isFallback={info.runtime === "chromium"}
          why={why}
          onScreen={setScreen}
          onSurvey={survey}
          onTry={() => void Promise.all([loadOpenApp(), loadSentences()])}
          onCreated={noteOpened}
          onBegin={(opened, beginning) => void begin(opened, beginning)}
          onOpened={(opened) => void comeBack(opened)}
        />
      )}
    </Suspense>
  )
}

function useLockKeys(desktop: Desktop): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const how = lockOfKey(event)
      if (how === null) return
      event.preventDefault()
      void desktop.lock({ how })
    }
    // Before any field or editor: locking works from everywhere.
    window.addEventListener("keydown", listen, { capture: true })
    return () => window.removeEventListener("keydown", listen, { capture: true })
  }, [desktop])
}

const activityEveryMs = 10_000

/** The shell counts idle time from these where the system has no clock for it. */
function useActivity(desktop: Desktop): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY
    const note = (event: Event) => {
      if (event.timeStamp - last < activityEveryMs) return
      last = event.timeStamp
      void desktop.activity()
    }
    const kinds = ["keydown", "pointerdown", "wheel"] as const
    for (const kind of kinds) window.addEventListener(kind, note, { passive: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, note)
    }
  }, [desktop])
}
