import { firstRun } from "./en/first-run.ts"
import { locked } from "./en/locked.ts"
import { protection } from "./en/protection.ts"
import { settings } from "./en/settings.ts"
import { welcome } from "./en/welcome.ts"
import { writings } from "./en/writings.ts"

/** Every sentence of the interface, in English. `{place}` is filled at run time. */
export const en = { ...welcome, ...firstRun, ...locked, ...writings, ...settings, ...protection } as const
