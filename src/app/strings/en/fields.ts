export const fields = {
  "fields.new-person": "Add “{name}” to the network",
  "fields.new-organisation": "Add “{name}”",
  "fields.nobody": "Nobody of this name",
  "fields.nothing": "Nothing of this name",
  "fields.open": "Show what there is",
  "fields.remove": "Remove {name}",
  "fields.tags": "Tags",
  "fields.none": "None",
} as const
