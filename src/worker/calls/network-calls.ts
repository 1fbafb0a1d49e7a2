import type { NetworkApi } from "../api/network.ts"
import type { VaultDesk } from "../vault-desk.ts"
import { notBuilt } from "./not-built.ts"

/** People, relationships and organisations. */
export function networkCalls(_desk: VaultDesk): NetworkApi {
  return {
    listPeople: notBuilt,
    openPerson: notBuilt,
    listOrganisations: notBuilt,
    openOrganisation: notBuilt,
    listRelationships: notBuilt,
    openRelationship: notBuilt,
    moveRelationship: notBuilt,
    undoMove: notBuilt,
  }
}
