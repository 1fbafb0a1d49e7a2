/** Types of records that belong to one working copy or one vault folder: they stand in no backup and are merged into no vault. */
export const typesLeftOut: ReadonlySet<string> = new Set(["workspace", "replica", "snapshots", "vault-keys"])
