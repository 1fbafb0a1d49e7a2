export type FieldProblem =
  | "missing"
  | "too-long"
  | "too-many"
  | "too-small"
  | "too-large"
  | "not-a-day"
  | "not-a-time"
  | "wrong-kind"
  | "unknown-field"
  | "end-before-start"

/** JSON, as it is stored. */
export type FieldValue =
  | null
  | boolean
  | number
  | string
  | readonly FieldValue[]
  | Readonly<{ [name: string]: FieldValue }>
