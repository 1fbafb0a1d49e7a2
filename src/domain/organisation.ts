import { line, lines, required } from "./field-specs.ts"

export const organisationSpecs = { name: required(line(300)), kind: line(100), notes: lines(5000) } as const
