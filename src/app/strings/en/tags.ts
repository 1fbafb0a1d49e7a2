export const tags = {
  "tags.note": "A tag may be nested in another: leadership/feedback.",
  "tags.list": "Tags, what is nested under what it is nested in",
  "tags.count": { one: "{count} tag", other: "{count} tags" },
  "tags.records": { one: "{count} record", other: "{count} records" },
  "tags.records.own": { one: "{count} of them by itself", other: "{count} of them by itself" },
  "tags.row": "{name}, in {around}, {count}",
  "tags.row.outermost": "{name}, {count}",
  "tags.empty":
    "No tag is in use. Tags are written into the details of an entry or a person, and are ordered here.",
  "tags.empty.found": "No tag is called that.",
  "tags.empty.journal": "To the journal",
  "tags.edit": "Edit tags",

  "tags.find": "Find a tag",
  "tags.find.clear": "Clear",
  "tags.filter": "Tags that must all be there",
  "tags.filter.any": "Any tag",
  "tags.filter.count": { one: "{count} tag", other: "{count} tags" },

  "tags.open": "Show what is nested",
  "tags.search": "Search",
  "tags.of": "{what}: {path}",
  "tags.more": "What to do with it",
  "tags.rename": "Rename",
  "tags.rename.label": "New name of {path}",
  "tags.rename.help": "A slash nests: leadership/feedback. Enter keeps it, Escape leaves it as it was.",
  "tags.into": "Move into…",
  "tags.merge": "Merge with…",
  "tags.remove": "Remove",
  "tags.remove.key": "Delete",

  "tags.colour": "Colour",
  "tags.colour.none": "No colour",
  "tags.colour.moss": "Moss",
  "tags.colour.sea": "Sea",
  "tags.colour.ink": "Ink",
  "tags.colour.plum": "Plum",
  "tags.colour.rose": "Rose",
  "tags.colour.clay": "Clay",
  "tags.colour.ochre": "Ochre",
  "tags.colour.slate": "Slate",

  "tags.into.title": "Move “{path}” into another tag",
  "tags.into.field": "Into",
  "tags.into.outermost": "None: outermost",
  "tags.into.do": "Move",
  "tags.merge.title": "Merge “{path}” with another tag",
  "tags.merge.field": "With",
  "tags.merge.next": "Go on",
  "tags.target.open": "Show all tags",
  "tags.target.missing": "Choose a tag.",

  "tags.one.title": "Make both one?",
  "tags.one.more": {
    one: "There is a tag “{to}” already. Both become one: {count} record that bears “{from}” then bears “{to}”, and what is nested in one is nested in the other.",
    other:
      "There is a tag “{to}” already. Both become one: {count} records that bear “{from}” then bear “{to}”, and what is nested in one is nested in the other.",
  },
  "tags.one.none":
    "There is a tag “{to}” already. Both become one: what is nested in “{from}” is then nested in “{to}”.",
  "tags.one.do": "Make them one",
  "tags.remove.title": "Remove “{path}”?",
  "tags.remove.more": {
    one: "It goes from {count} record, and so does every tag nested in it. The record stays. A saved search that asks for it finds nothing by it.",
    other:
      "It goes from {count} records, and so does every tag nested in it. The records stay. A saved search that asks for it finds nothing by it.",
  },

  "tags.done.renamed": {
    one: "Renamed on {count} record.",
    other: "Renamed on {count} records.",
  },
  "tags.done.one": {
    one: "Both are one now; {count} record was changed.",
    other: "Both are one now; {count} records were changed.",
  },
  "tags.done.removed": {
    one: "Removed from {count} record.",
    other: "Removed from {count} records.",
  },
  "tags.done.undone": {
    one: "Taken back on {count} record.",
    other: "Taken back on {count} records.",
  },
  "tags.undo": "Undo",
  "tags.failed": "That did not work: {reason}. Nothing was changed.",
  "tags.refused.not-a-tag": "a tag needs a name, or this one is gone",
  "tags.refused.too-long": "a tag has up to {longest} characters, with the names around it",
  "tags.refused.inside-itself": "a tag cannot be moved into itself",
  "tags.refused.exists": "there is a tag of this name already",
  "tags.refused.nothing-to-undo":
    "it cannot be taken back any more, since tags were changed again or the journal was locked",
} as const
