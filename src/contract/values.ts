import { z } from "zod"

export const appearance = z.enum(["system", "light", "dark"])
export type Appearance = z.infer<typeof appearance>

/** Keys as `KeyboardEvent.key` names them; two are pressed one after the other. `isHeld`: with Ctrl, or Command on a Mac. */
export const keyCombination = z
  .strictObject({
    keys: z
      .array(z.string().regex(/^[^\s\p{C}]$/u))
      .min(1)
      .max(2),
    isHeld: z.boolean(),
  })
  .refine(({ keys, isHeld }) => !isHeld || keys.length === 1)
export type KeyCombination = z.infer<typeof keyCombination>

/** How the page is set, kept outside the vault because the lock screen needs it too. */
export const look = z.strictObject({
  contrast: z.enum(["system", "high"]),
  textSize: z.enum(["small", "normal", "large", "larger"]),
  /** Of the owner's own texts, on top of `textSize`. */
  writingSize: z.enum(["small", "normal", "large", "larger"]).default("normal"),
  density: z.enum(["comfortable", "compact"]),
  motion: z.enum(["system", "reduced"]).default("system"),
  /** Whether shortcuts of a single key act (WCAG 2.1.4). */
  singleKeys: z.boolean().default(true),
  /** The keys that the owner gave a command, by its name; null takes its keys away. What is not named has those it came with. */
  shortcuts: z
    .record(
      z
        .string()
        .max(40)
        .regex(/^[a-z]+(?:-[a-z]+)*$/),
      keyCombination.nullable(),
    )
    .refine((given) => Object.keys(given).length <= 200)
    .default({}),
  /** How days are written: as the owner's locale does, day before month, or `2026-11-20`. */
  dates: z.enum(["locale", "day-first", "iso"]).default("locale"),
  /** Whether the journal shows the first words of each entry. */
  previews: z.boolean().default(false),
})
export type Look = z.infer<typeof look>

export const autoLockSettings = z.strictObject({
  idleMs: z.int().min(10_000).max(86_400_000),
  onSuspend: z.boolean(),
  onBlur: z.boolean(),
})
export type AutoLockSettings = z.infer<typeof autoLockSettings>

/** Menu commands that the page carries out; lock, quit, zoom and appearance are the shell's own. */
export const menuCommand = z.enum(["new-session", "new-note", "palette", "search", "settings", "shortcuts"])
export type MenuCommand = z.infer<typeof menuCommand>

export const lockReason = z.enum(["lock", "panic", "idle", "blur", "suspend", "os-lock"])
export type LockReason = z.infer<typeof lockReason>

export const flushReason = z.enum([...lockReason.options, "close", "quit", "shutdown"])
export type FlushReason = z.infer<typeof flushReason>

export const flushOutcome = z.enum(["saved", "nothing", "failed"])
export type FlushOutcome = z.infer<typeof flushOutcome>

export const flushToken = z.string().regex(/^[0-9a-f]{32}$/)

/** A file's last name as offered in a dialog: no separators, no control characters, no leading dot. */
export const fileName = z
  .string()
  .max(120)
  // oxlint-disable-next-line no-control-regex -- control characters are what it refuses
  .regex(/^[^./\\:*?"<>|\u0000-\u001f\u007f][^/\\:*?"<>|\u0000-\u001f\u007f]*$/u)

export const saveOutcome = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("saved"), name: z.string() }),
  z.strictObject({ outcome: z.literal("cancelled") }),
  z.strictObject({ outcome: z.literal("failed") }),
])
