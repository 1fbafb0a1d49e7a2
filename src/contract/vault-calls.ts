import { z } from "zod"

/** Names a vault, or a folder that was picked, towards the page: never a path. */
const ref = z.string().regex(/^[0-9a-f]{32}$/)
const cancelled = z.strictObject({ outcome: z.literal("cancelled") })
const failed = z.strictObject({ outcome: z.literal("failed") })

/** What the next page is to begin with, once a lock has made it. */
export const errand = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("pick-vault") }),
  z.strictObject({ kind: z.literal("move-vault"), ref, place: ref.nullable() }),
])
export type Errand = z.infer<typeof errand>

/** Calls about where vaults and their snapshots lie. */
export const vaultCalls = {
  /**
   * The owner chooses a folder. `new` and `move`: an empty one, `place` being the token that the vault worker or `moveVault`
   * takes. `open`: one with a vault in it, which is then listed, `place` being its ref. `name` is the folder's, `folder` the last
   * names of its path.
   */
  pickVaultFolder: {
    request: z.strictObject({ purpose: z.enum(["new", "open", "move"]) }),
    answer: z.discriminatedUnion("outcome", [
      z.strictObject({
        outcome: z.literal("picked"),
        place: ref,
        name: z.string(),
        folder: z.string(),
        isSynced: z.boolean(),
      }),
      z.strictObject({
        outcome: z.literal("refused"),
        reason: z.enum(["not-a-vault", "not-empty", "inside-vault", "app-own"]),
      }),
      cancelled,
      failed,
    ]),
  },
  /** Where this vault's snapshots go from now on. `refused` inside a vault's folder and in the app's own data. */
  pickSnapshotFolder: {
    request: z.strictObject({ vault: ref }),
    answer: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("picked"), name: z.string(), isSynced: z.boolean() }),
      z.strictObject({ outcome: z.literal("refused") }),
      /** The snapshots of another vault lie there. */
      z.strictObject({ outcome: z.literal("taken") }),
      cancelled,
      failed,
    ]),
  },
  /**
   * Takes a vault's folder to `place`, or with null into the app's own folder. Only while no vault is open. Whatever the answer,
   * the vault is whole and listed once.
   */
  moveVault: {
    request: z.strictObject({ ref, place: ref.nullable() }),
    answer: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("moved") }),
      z.strictObject({ outcome: z.literal("in-use"), host: z.string() }),
      z.strictObject({
        outcome: z.enum(["vault-open", "not-empty", "disk-full", "read-only", "folder-gone", "failed"]),
      }),
    ]),
  },
  /** Kept in memory for the next page, which takes it once. */
  leaveErrand: { request: errand, answer: z.strictObject({ left: z.literal(true) }) },
  takeErrand: { request: z.undefined(), answer: errand },
} as const
