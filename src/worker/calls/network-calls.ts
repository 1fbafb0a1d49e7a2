import type { NetworkApi } from "../api/network.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** People, relationships and organisations. */
export function networkCalls(desk: VaultDesk): NetworkApi {
  const network = () => desk.open.network
  return {
    listPeople: async (query) => network().people.list(query),
    openPerson: async (id, today) => network().people.open(id, today),
    listOrganisations: async (window) => network().organisations.list(window),
    openOrganisation: async (id) => network().organisations.open(id),
    listRelationships: async (query) => network().relationships.list(query),
    openRelationship: async (id, today) => network().relationships.open(id, today),
    moveRelationship: async (id, step) => network().moves.move(id, step),
    undoMove: async (event) => network().moves.undo(event),
    savePhoto: async (contact, photo) => network().savePhoto(contact, photo),
  }
}
