import type { DialectName, Tx } from '../store';

/** One step of the schema. Statements run in order, in one transaction with the version. */
export type Migration = {
	version: number;
	name: string;
	statements: (d: DialectName) => string[];
	/** What is not the database's to work out; after the statements. */
	rewrite?: (tx: Tx) => Promise<void>;
	/** After that. */
	closing?: () => string[];
};

/** The day of a column of epoch ms, in UTC. */
export const day = (dialect: DialectName, column: string): string =>
	dialect === 'sqlite'
		? `date(${column} / 1000, 'unixepoch')`
		: `to_char(to_timestamp(${column} / 1000.0) at time zone 'UTC', 'YYYY-MM-DD')`;
