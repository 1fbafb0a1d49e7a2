export const fields = {
  "fields.new-person": "Add “{name}” to the network",
  "fields.new-organisation": "Add “{name}”",
  "fields.nobody": "Nobody of this name",
  "fields.nothing": "Nothing of this name",
  "fields.open": "Show what there is",
  "fields.remove": "Remove {name}",
  "fields.tags": "Tags",
  "fields.new-tag": "Add the tag “{tag}”",
  "fields.none": "None",
  "people.unnamed": "Without a name",
  "people.somebody": "somebody",

  "day.open": "Choose a day",
  "day.previous": "Previous month",
  "day.next": "Next month",
  "day.clear": "Leave the day open",
} as const
