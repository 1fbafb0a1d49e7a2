import { common } from "./en/common.ts"
import { locked } from "./en/locked.ts"
import { rest } from "./en/rest.ts"

/** Every sentence of the interface, in English. `{place}` is filled at run time. */
export const en = { ...common, ...locked, ...rest } as const
