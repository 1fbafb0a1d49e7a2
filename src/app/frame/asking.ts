import type { RecordId } from "../../domain/envelope.ts"

/** What a new record is made from: the page that it was asked for on. */
export type Preset = Readonly<{
  contacts?: readonly RecordId[]
  relationship?: RecordId
  session?: RecordId
  title?: string
  /** Of an exchange. */
  direction?: "given" | "received"
}>

/** A dialog that can be opened from anywhere. With `id` it changes what is there. */
export type Asking =
  | Readonly<{ dialog: "session"; preset?: Preset }>
  | Readonly<{ dialog: "exchange"; id?: RecordId; preset?: Preset }>
  | Readonly<{ dialog: "action"; id?: RecordId; preset?: Preset }>
  | Readonly<{ dialog: "interaction"; id?: RecordId; preset?: Preset }>
  | Readonly<{ dialog: "person"; preset?: Preset }>
  | Readonly<{ dialog: "relationship"; preset?: Preset }>
  | Readonly<{ dialog: "organisation" }>
  | Readonly<{ dialog: "shortcuts" }>
  | Readonly<{ dialog: "palette" }>
  /** Of the recovery sheet. */
  | Readonly<{ dialog: "drill" }>

export type AskingFor<Dialog extends Asking["dialog"]> = Extract<Asking, { dialog: Dialog }>
