/** The IANA name of the zone of this computer, in which the times of a session are told. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
