import { sql } from 'kysely';

import type { Survey } from '../../model/survey';
import type { DialectName, WorkspaceStore } from '../store';
import { farthest } from './on-scale';
import { ownedBy, plainFilters } from './summary-scope';
import { readDefinition } from './surveys';
import type { SummaryScope } from './summary';

/** Answers of a set of items of a survey: see `core/model/rated-items.ts`. */
export type ItemScope = Omit<SummaryScope, 'now'> & {
	surveyKey: string;
	set: string;
	/** The scale of the headline; `null` or left out = it is an index, and any. */
	range?: { min: number; max: number } | null;
};

export type SurveyVersion = { survey: Survey; activatedAt: number };

/** All published versions of a survey, or of all, the newest first. */
export async function surveyVersions(
	{ store, workspace }: WorkspaceStore,
	key: string | null,
): Promise<SurveyVersion[]> {
	const query = store.db
		.selectFrom('survey')
		.select(['definition', 'activated_at'])
		.where('workspace_id', '=', workspace)
		.where('activated_at', '>', 0)
		.orderBy('activated_at', 'desc')
		.orderBy('version');
	const rows = await (key === null ? query : query.where('survey_key', '=', key)).execute();
	return rows.map(({ definition, activated_at: activatedAt }) => ({
		survey: readDefinition(definition),
		activatedAt,
	}));
}

/** How many answers of a survey rated which set of items, the most first. */
export async function countItemSets(
	scope: Omit<ItemScope, 'set'>,
): Promise<Array<{ set: string; n: number }>> {
	const query = itemRows(scope)
		.select(({ fn }) => [sql<string>`item_set`.as('set'), fn.countAll<number>().as('n')])
		.groupBy('item_set')
		.orderBy('n', 'desc')
		.orderBy('item_set');
	const rows = await scope.place.store.analyse(query);
	return rows.map(({ set, n }) => ({ set, n: Number(n) }));
}

/** Answers that are read at once: some hundred thousand letters. */
const atOnce = 5_000;

/**
 * The answers as text, in pieces, each line one of them: its ratings between commas, its score, whose it is.
 * Pieces are found by time, and how many of that moment were read before; the next is read while one is
 * worked on. The order is that of the index, so that nothing is sorted.
 */
export async function* itemAnswers(scope: ItemScope): AsyncGenerator<string> {
	let reading: Promise<Piece> | null = readPiece(scope, { at: scope.period.from, skipped: 0 });
	try {
		while (reading !== null) {
			const piece: Piece = await reading;
			const { n, last, ties, begun } = piece;
			const skipped = last === begun.at ? begun.skipped + ties : ties;
			reading = n < atOnce ? null : readPiece(scope, { at: last, skipped });
			if (n > 0) yield piece.lines;
		}
	} finally {
		// Whoever stops early leaves no question behind that the closing of the store would break.
		await reading?.catch(() => {});
	}
}

type Begun = { at: number; skipped: number };
type Piece = { lines: string; n: number; last: number; ties: number; begun: Begun };

async function readPiece(scope: ItemScope, begun: Begun): Promise<Piece> {
	const { store } = scope.place;
	const { period } = scope;
	const own = itemRows({ ...scope, period: { ...period, from: begun.at } }).where(
		'item_set',
		'=',
		scope.set,
	);
	const page = own
		.select(['items', 'value', 'customer_id', 'answered_at'])
		.orderBy('answered_at')
		.orderBy('items')
		.orderBy('value')
		.orderBy('customer_id')
		.limit(atOnce)
		.offset(begun.skipped);
	const piece = store.db
		.selectFrom(page.as('page'))
		.select(({ fn }) => [
			linesOf(store.dialect).as('lines'),
			fn.countAll<number>().as('n'),
			sql<number | null>`max(answered_at)`.as('last'),
		]);
	const ofLast = own
		.where('answered_at', '=', sql<number>`piece.last`)
		.select(({ fn }) => fn.countAll<number>().as('n'));
	const [row] = await store.analyse(
		store.db
			.selectFrom(piece.as('piece'))
			.select(['lines', 'n', 'last', sql<number>`(${ofLast})`.as('ties')]),
	);
	const n = Number(row?.n ?? 0);
	const last = Number(row?.last ?? begun.at);
	let ties = Number(row?.ties ?? 0);
	if (ties > 1 && n === atOnce) {
		// Some of that moment may lie behind the end.
		const query = store.db
			.selectFrom(page.as('page'))
			.where('answered_at', '=', last)
			.select(({ fn }) => fn.countAll<number>().as('n'));
		const [counted] = await store.analyse(query);
		ties = Number(counted?.n ?? 0);
	}
	return { lines: row?.lines ?? '', n, last, ties, begun };
}

function linesOf(dialect: DialectName) {
	const line = sql`items || ' ' || value || ' ' || coalesce(customer_id, '')`;
	return dialect === 'sqlite'
		? sql<string | null>`group_concat(${line}, char(10))`
		: sql<string | null>`string_agg(${line}, chr(10))`;
}

function itemRows({
	place,
	period,
	filters,
	responsible,
	surveyKey,
	range,
}: Omit<ItemScope, 'set'>) {
	const { store, workspace } = place;
	const rows = store.db
		.selectFrom('response')
		.where(plainFilters(workspace, { ...filters, surveyKey, metric: null }))
		.where('item_set', 'is not', null)
		// Within what the index of items has; a rating that is none is read as missing.
		.where('value', '>=', range?.min ?? -farthest)
		.where('value', '<=', range?.max ?? farthest)
		.where('answered_at', '>=', period.from)
		.where('answered_at', '<', period.until);
	return responsible ? rows.where(ownedBy(store.dialect, responsible.owners)) : rows;
}

/** Median time from the opening of a case to the customer's word that it is fixed, by its cause, ms. */
export async function fixTimes(
	{ store, workspace }: WorkspaceStore,
	causes: readonly string[],
	since: number,
): Promise<Map<string, { ms: number; n: number }>> {
	if (causes.length === 0) return new Map();
	const spans = store.db
		.selectFrom('case_file')
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where('opened_at', '>=', since)
		.where('root_cause', 'in', [...causes])
		.where('confirmed_at', 'is not', null)
		.select([
			'root_cause',
			sql<number>`confirmed_at - opened_at`.as('span'),
			sql<number>`row_number() over (partition by root_cause
				order by confirmed_at - opened_at)`.as('place'),
			sql<number>`count(*) over (partition by root_cause)`.as('n'),
		]);
	const middle = store.db
		.selectFrom(spans.as('spans'))
		.select(['root_cause', sql<number>`avg(span)`.as('ms'), sql<number>`max(n)`.as('n')])
		// Both databases divide whole numbers downward.
		.where(sql<boolean>`place in ((n + 1) / 2, (n + 2) / 2)`)
		.groupBy('root_cause');
	const rows = await store.analyse(middle);
	return new Map(
		rows.map(({ root_cause: cause, ms, n }) => [
			cause ?? '',
			{ ms: Math.round(Number(ms)), n: Number(n) },
		]),
	);
}
