export const trash = {
  "trash.list": "In the trash, the last thrown away first",
  "trash.empty": "The trash is empty.",
  "trash.count": {
    one: "{count} thing. It is deleted for good 30 days after it was thrown away.",
    other: "{count} things. Each is deleted for good 30 days after it was thrown away.",
  },
  "trash.unnamed": "Without a name",
  "trash.what-when": "{type}, thrown away: {when}",
  "trash.put-back": "Put back",
  "trash.remove": "Delete for good",
  "trash.of": "{what}: {name}",
  "trash.remove.title": "Delete this for good?",
  "trash.remove.more":
    "“{name}” goes with its texts, their earlier versions and its files. This cannot be undone; only a backup still holds it.",
  "trash.empty-it": "Empty the trash",
  "trash.empty-it.title": "Empty the trash?",
  "trash.empty-it.more": {
    one: "{count} thing goes for good, with its texts, their earlier versions and its files. This cannot be undone; only a backup still holds it.",
    other:
      "{count} things go for good, with their texts, earlier versions and files. This cannot be undone; only a backup still holds them.",
  },
  "trash.type.contact": "Person",
  "trash.type.organisation": "Organisation",
  "trash.type.relationship": "Relationship",
  "trash.type.mentoring-session": "Session",
  "trash.type.journal-note": "Note",
  "trash.type.action": "Action",
  "trash.type.reciprocity-entry": "Exchange",
  "trash.type.interaction": "Contact",
  "trash.type.stage-event": "Step of a relationship",
  "trash.type.attachment": "File",
  "trash.type.other": "Entry",
} as const
