/** Which field was given something that it does not take, by its path (`channels.2.value`), and why. */
export type FieldRefusal = Readonly<{ reason: "invalid-field"; field: string; problem: FieldProblem }>

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
