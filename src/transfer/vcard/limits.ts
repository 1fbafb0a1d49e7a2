import { contactSpecs } from "../../domain/contact.ts"
import { organisationSpecs } from "../../domain/organisation.ts"

/** What one address book may hold. Lengths are UTF-16 code units unless they say bytes. */
export const vcardLimits = {
  fileBytes: 64 * 1024 * 1024,
  cards: 20_000,
  /** Bytes of one property, pictures included. */
  lineLength: 8 * 1024 * 1024,
  /** Bytes of a property's name with its parameters. */
  headLength: 10_000,
  propertiesPerCard: 2000,
  uidLength: 500,
  partialName: contactSpecs.givenName.longest,
  displayName: contactSpecs.displayName.longest,
  nickname: contactSpecs.nickname.longest,
  pronouns: contactSpecs.pronouns.longest,
  organisation: organisationSpecs.name.longest,
  department: contactSpecs.department.longest,
  jobTitle: contactSpecs.jobTitle.longest,
  channels: contactSpecs.channels.most,
  channelLabel: contactSpecs.channels.of.label.longest,
  channelValue: contactSpecs.channels.of.value.longest,
  dates: contactSpecs.importantDates.most,
  dateLabel: contactSpecs.importantDates.of.label.longest,
  tags: 100,
  tagLength: 100,
  notesLength: 1_000_000,
} as const
