/** What one import may hold in memory until it is written. */
export const importLimits = {
  /** Of all texts of a folder together. */
  writingBytes: 64 * 1024 * 1024,
  /** Of all address books together, pictures included. */
  cardBytes: 256 * 1024 * 1024,
  /** Of a record without its long texts, as JSON, below what the storage takes. */
  headBytes: 28 * 1024,
  batchName: 300,
  /** Of a preview. */
  items: 100,
  examples: 5,
} as const
