import type { DialectName } from '../core/store/store';
import type { Databases } from './databases';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import type { ImportOrder, ImportRound } from './import-process';
import { inOwnProcess } from './own-process';
import { say } from './say';

export type ImportSpeed = {
	/** New rows a second through the node's verb over those of the database's own insert of the same rows. */
	vsCopy: Figure;
	/** Rows a second that say nothing new over rows a second that are new. */
	unchangedVsNew: Figure;
	/** Longest time the event loop stood still in each round, ms. */
	longest: Figure;
	/** Of it, the most that was the import's own work, ms. */
	longestProcessor: Figure;
	/** Medians, rows a second. */
	perSecond: { copied: number; created: number; unchanged: number };
};

/**
 * What an import costs: new rows through the verb of the node against the database's own insert of the rows
 * that come of them, in one transaction, and the same rows once more, of which none is new.
 */
export async function measureImport(
	databases: Databases,
	dialect: DialectName,
	{ customers, rounds }: { customers: number; rounds: number },
): Promise<ImportSpeed> {
	const measured: ImportRound[] = [];
	for (let round = 0; round < rounds; round++) {
		const target = await databases.target(dialect, `import_${round}`);
		const copy = await databases.target(dialect, `import_copy_${round}`);
		const order = { target, copy, customers };
		measured.push(await inOwnProcess<ImportOrder, ImportRound>('import-process.ts', order));
	}
	const of = (read: (round: ImportRound) => number): Figure => figureOf(measured.map(read));
	const vsCopy = of(({ copiedMs, created }) => copiedMs / created.tookMs);
	const unchangedVsNew = of(({ created, unchanged }) => created.tookMs / unchanged.tookMs);
	const longest = of(({ created, unchanged }) => Math.max(created.ms, unchanged.ms));
	const longestProcessor = of(({ created, unchanged }) =>
		Math.max(created.processorMs, unchanged.processorMs),
	);
	const perSecond = (read: (round: ImportRound) => number) =>
		rounded((customers / median(measured.map(read))) * 1_000);
	say(
		`import: ${dialect} against its own insert ${spoken(vsCopy)}, unchanged against new ${spoken(unchangedVsNew)}, longest block ${spoken(longest)} ms, own ${spoken(longestProcessor)} ms`,
	);
	return {
		...{ vsCopy, unchangedVsNew, longest, longestProcessor },
		perSecond: {
			copied: perSecond(({ copiedMs }) => copiedMs),
			created: perSecond(({ created }) => created.tookMs),
			unchanged: perSecond(({ unchanged }) => unchanged.tookMs),
		},
	};
}
