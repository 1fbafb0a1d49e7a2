import { ExchangeDialog } from "../exchange/exchange-dialog.tsx"
import { ActionDialog } from "../goals/action-dialog.tsx"
import { InteractionDialog } from "../network/interaction-dialog.tsx"
import { OrganisationDialog } from "../network/organisation-dialog.tsx"
import { PersonDialog } from "../network/person-dialog.tsx"
import { Palette } from "../palette/palette.tsx"
import { RelationshipDialog } from "../relationships/relationship-dialog.tsx"
import { SessionDialog } from "../sessions/session-dialog.tsx"
import { DrillDialog } from "../settings/keys/drill-dialog.tsx"
import type { Asking } from "./asking.ts"
import { ShortcutSheet } from "./shortcut-sheet.tsx"

/** The one dialog that is open, of those that can be reached from everywhere. */
export function Dialogs({ asking, onClose }: Readonly<{ asking: Asking | null; onClose: () => void }>) {
  switch (asking?.dialog) {
    case undefined:
      return null
    case "session":
      return <SessionDialog asking={asking} onClose={onClose} />
    case "exchange":
      return <ExchangeDialog asking={asking} onClose={onClose} />
    case "action":
      return <ActionDialog asking={asking} onClose={onClose} />
    case "interaction":
      return <InteractionDialog asking={asking} onClose={onClose} />
    case "person":
      return <PersonDialog asking={asking} onClose={onClose} />
    case "relationship":
      return <RelationshipDialog asking={asking} onClose={onClose} />
    case "organisation":
      return <OrganisationDialog onClose={onClose} />
    case "drill":
      return <DrillDialog onClose={onClose} />
    case "palette":
      return <Palette onClose={onClose} />
    case "shortcuts":
      return <ShortcutSheet onClose={onClose} />
  }
}
