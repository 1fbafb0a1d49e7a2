import { editor } from "./editor.ts"
import { firstRun } from "./first-run.ts"
import { protection } from "./protection.ts"
import { settings } from "./settings.ts"
import { welcome } from "./welcome.ts"
import { writings } from "./writings.ts"

/** What no locked screen says: loaded with the first screen that needs it. */
export const rest = { ...welcome, ...firstRun, ...writings, ...settings, ...editor, ...protection } as const
