import { attachments } from "./attachments.ts"
import { backups } from "./backups.ts"
import { cadence } from "./cadence.ts"
import { editor } from "./editor.ts"
import { exchange } from "./exchange.ts"
import { fields } from "./fields.ts"
import { firstRun } from "./first-run.ts"
import { frame } from "./frame.ts"
import { goals } from "./goals.ts"
import { imports } from "./imports.ts"
import { journal } from "./journal.ts"
import { keys } from "./keys.ts"
import { network } from "./network.ts"
import { palette } from "./palette.ts"
import { protection } from "./protection.ts"
import { relationships } from "./relationships.ts"
import { search } from "./search.ts"
import { sessions } from "./sessions.ts"
import { settings } from "./settings.ts"
import { stream } from "./stream.ts"
import { tags } from "./tags.ts"
import { terms } from "./terms.ts"
import { today } from "./today.ts"
import { trash } from "./trash.ts"
import { vaults } from "./vaults.ts"
import { versions } from "./versions.ts"
import { welcome } from "./welcome.ts"
import { writings } from "./writings.ts"

/** What no locked screen says: loaded with the first screen that needs it. */
export const rest = {
  ...welcome,
  ...firstRun,
  ...frame,
  ...fields,
  ...cadence,
  ...terms,
  ...stream,
  ...writings,
  ...today,
  ...journal,
  ...sessions,
  ...network,
  ...relationships,
  ...exchange,
  ...goals,
  ...trash,
  ...versions,
  ...imports,
  ...attachments,
  ...backups,
  ...settings,
  ...keys,
  ...vaults,
  ...editor,
  ...protection,
  ...search,
  ...tags,
  ...palette,
} as const
