/** Searches that the owner keeps, in their order. */
export const views: readonly Readonly<{ name: string; query: string; pinned: boolean }>[] = [
  { name: "Questions to keep", query: "tag:craft/questions", pinned: true },
  { name: "Open with Ines", query: 'person:"Ines Marchetti" has:open-actions', pinned: true },
  { name: "Hard conversations", query: "unsaid -letter kind:session", pinned: false },
  { name: "Thursday table, this year", query: 'tag:"Thursday table" on:this-year', pinned: false },
]
