/** What comparing the two copies at opening came to, and so which sentence is shown. */
export type OpenOutcome =
  | "as-it-was"
  /** An ordinary crash: nothing to say. */
  | "caught-up"
  /** The working copy was empty, damaged or foreign and was made anew from the folder. */
  | "rebuilt-working-copy"
  /** The folder's journal was damaged and was mended from the working copy; its former file was kept aside. */
  | "mended-folder"
  | "folder-chosen"
  | "computer-chosen"
  /** Both copies were damaged: what still opens was gathered, and something may be missing. */
  | "salvaged"
