import type { VaultClient } from "./vault-client.ts"
import type { Desktop } from "../contract/desktop.ts"
import type { Opened } from "../worker/api.ts"
import { type Closed, type Screen, screenOf } from "./closed-screens.ts"
import type { Beginning } from "./first-run/begin-step.tsx"
import type { Question } from "./unlock/question.ts"
import { lazyScreen } from "./lazy-screen.ts"
import { UnlockScreen, type WhyClosed } from "./unlock/unlock-screen.tsx"

// Only the passphrase field is there from the start; everything else comes when it is asked for.
const WelcomeScreen = lazyScreen(() =>
  import("./welcome/welcome-screen.tsx").then((module) => module.WelcomeScreen),
)
const FirstRun = lazyScreen(() => import("./first-run/first-run.tsx").then((module) => module.FirstRun))
const ForgotScreen = lazyScreen(() =>
  import("./unlock/forgot-screen.tsx").then((module) => module.ForgotScreen),
)
const RecoverScreen = lazyScreen(() =>
  import("./unlock/recover-screen.tsx").then((module) => module.RecoverScreen),
)
const QuestionScreen = lazyScreen(() =>
  import("./unlock/question-screen.tsx").then((module) => module.QuestionScreen),
)
const UnreadableScreen = lazyScreen(() =>
  import("./unlock/trouble-screens.tsx").then((module) => module.UnreadableScreen),
)
const UnsupportedScreen = lazyScreen(() =>
  import("./unlock/trouble-screens.tsx").then((module) => module.UnsupportedScreen),
)
const RestoreScreen = lazyScreen(() =>
  import("./backups/restore-screen.tsx").then((module) => module.RestoreScreen),
)
const VaultPicker = lazyScreen(() => import("./vaults/vault-picker.tsx").then((module) => module.VaultPicker))
const MovingScreen = lazyScreen(() =>
  import("./vaults/moving-screen.tsx").then((module) => module.MovingScreen),
)
const ProtectionScreen = lazyScreen(() =>
  import("./protection/protection-screen.tsx").then((module) => module.ProtectionScreen),
)

export type ClosedScreenProps = Readonly<{
  screen: Closed
  client: VaultClient
  desktop: Desktop
  isFallback: boolean
  why: WhyClosed
  onScreen: (screen: Screen) => void
  /** Asks again what stands in the vault folder. */
  onSurvey: () => void
  onTry: () => void
  onCreated: () => void
  onBegin: (opened: Opened, beginning: Beginning) => void
  onOpened: (opened: Opened) => void
}>

export function ClosedScreen(props: ClosedScreenProps) {
  const { screen, client, desktop, isFallback, why, onScreen, onSurvey, onTry, onOpened } = props
  const { vault } = client
  const toUnlock = () => onScreen({ kind: "unlock" })
  const toVaults = () => onScreen({ kind: "vaults", isFirst: false })
  const ask = (question: Question) => onScreen({ kind: "question", question })

  switch (screen.kind) {
    case "starting":
      return null
    case "welcome":
      return (
        <WelcomeScreen
          onBegin={() => onScreen({ kind: "first-run" })}
          onRestore={() => onScreen({ kind: "restore" })}
          onOpenFolder={toVaults}
          onProtection={() => onScreen({ kind: "protection", back: "welcome" })}
        />
      )
    case "first-run":
      return <FirstRun vault={vault} desktop={desktop} onOpened={props.onCreated} onBegin={props.onBegin} />
    case "new-vault":
      return (
        <FirstRun
          vault={vault}
          desktop={desktop}
          isAnother
          onOpened={props.onCreated}
          onBegin={props.onBegin}
          onBack={toVaults}
        />
      )
    case "vaults":
      return (
        <VaultPicker
          vault={vault}
          desktop={desktop}
          onChosen={(survey) => onScreen(screenOf(survey))}
          onNew={() => onScreen({ kind: "new-vault" })}
          onRestore={() => onScreen({ kind: "restore" })}
          onBack={screen.isFirst ? null : onSurvey}
        />
      )
    case "moving":
      return <MovingScreen desktop={desktop} vault={screen.vault} place={screen.place} onDone={onSurvey} />
    case "unlock":
      return (
        <UnlockScreen
          vault={vault}
          why={why}
          onTry={onTry}
          onOpened={onOpened}
          onQuestion={ask}
          onForgot={() => onScreen({ kind: "forgot" })}
          onAnother={toVaults}
          onProtection={() => onScreen({ kind: "protection", back: "unlock" })}
        />
      )
    case "forgot":
      return <ForgotScreen onRecover={() => onScreen({ kind: "recover" })} onBack={toUnlock} />
    case "recover":
      return (
        <RecoverScreen
          vault={vault}
          onTry={onTry}
          onOpened={onOpened}
          onQuestion={ask}
          onBack={() => onScreen({ kind: "forgot" })}
        />
      )
    case "restore":
      return <RestoreScreen client={client} desktop={desktop} onOpened={onOpened} onBack={onSurvey} />
    case "question":
      return <QuestionScreen vault={vault} question={screen.question} onOpened={onOpened} onBack={toUnlock} />
    case "unreadable":
      return <UnreadableScreen vault={vault} reason={screen.reason} onRetry={onSurvey} onAnother={toVaults} />
    case "unsupported":
      return <UnsupportedScreen reason={screen.reason} />
    case "protection":
      return <ProtectionScreen isFallback={isFallback} onBack={() => onScreen({ kind: screen.back })} />
  }
}
