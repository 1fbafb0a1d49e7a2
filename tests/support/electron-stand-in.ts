/** What `electron` resolves to in unit tests: importing a module under test must never start the binary's download. */
export const isStandIn = true
