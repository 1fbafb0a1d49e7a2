import type { EntityChanges } from "../../../src/domain/entities.ts"

/** All invented, as everyone in them is. */
export const organisations = {
  orvane: {
    name: "Orvane Air Systems",
    kind: "Employer",
    notes:
      "Ventilation for hospitals and clean rooms. About 1,900 people; plants near Bologna, Brno and Aarhus.",
  },
  lindmark: {
    name: "Lindmark Freight",
    kind: "Logistics",
    notes: "Carries most of our northern deliveries.",
  },
  quartermast: {
    name: "Quartermast",
    kind: "Start-up",
    notes: "Stock planning for small repair shops. Eleven people, two rounds raised.",
  },
  odile: { name: "St Odile Hospitals", kind: "Customer", notes: "Four houses, one purchasing office." },
  ouse: { name: "Delta Ouse Water", kind: "Public utility" },
  ferrao: { name: "Quinta do Ferrão Velho", kind: "Family business" },
  mizushima: { name: "Mizushima Bearings", kind: "Supplier" },
} as const satisfies Readonly<Record<string, EntityChanges<"organisation">>>
