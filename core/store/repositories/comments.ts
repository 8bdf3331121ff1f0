import { sql } from 'kysely';

import type { Level, Metric, Purpose, Scale } from '../../model/metric';
import type { WorkspaceStore } from '../store';
import { type AnswerCount, answerCounts } from './answer-counts';
import { responseRows, type SummaryScope } from './summary';

/** Characters of a comment that are read. */
export const longestComment = 2_000;

/** Where a page ends; the next one begins behind it. */
export type CommentPlace = { at: number; id: string };

/** What somebody wrote. */
export type CommentText = CommentPlace & {
	comment: string;
	/** Who wrote it; an answer that nobody is known for stands for itself. */
	writer: string;
	surveyKey: string;
};

/** A comment with all that is told of it. */
export type CommentRow = CommentText & {
	purpose: Purpose;
	metric: Metric;
	scale: Scale;
	highFrom: number;
	level: Level;
	value: number;
	segment: string | null;
	touchpoint: string | null;
	language: string | null;
	customerId: string | null;
	customerName: string | null;
	country: string | null;
	/** JSON object of the event that led to it. */
	attributes: string | null;
	/** JSON list. */
	tags: string;
};

/** Comments of the period that are more than spaces. */
function commentRows(scope: SummaryScope) {
	return responseRows(scope)
		.where('comment', 'is not', null)
		.where(sql<boolean>`trim(comment) <> ''`);
}

/** How many comments the period has. */
export async function countComments(scope: SummaryScope): Promise<number> {
	const [row] = await scope.place.store.analyse(
		commentRows(scope).select(({ fn }) => fn.countAll<number>().as('n')),
	);
	return Number(row?.n ?? 0);
}

/** The newest comments, or those behind a place, newest first. */
function newestRows(scope: SummaryScope, behind: CommentPlace | null, most: number) {
	const rows = commentRows(scope)
		.orderBy('answered_at', 'desc')
		.orderBy('response_id', 'desc')
		.limit(most);
	if (behind === null) return rows;
	return rows
		.where('answered_at', '<=', behind.at)
		.where(sql<boolean>`(answered_at < ${behind.at} or response_id < ${behind.id})`);
}

const firstOf = sql<string>`substr(comment, 1, ${sql.lit(longestComment)})`;
const writerOf = sql<string>`coalesce(customer_id, response_id)`;

/** A page of texts, newest first. */
export async function commentTexts(
	scope: SummaryScope,
	behind: CommentPlace | null,
	most: number,
): Promise<CommentText[]> {
	const rows = await scope.place.store.analyse(
		newestRows(scope, behind, most).select([
			'response_id',
			'answered_at',
			firstOf.as('comment'),
			writerOf.as('writer'),
			'survey_key',
		]),
	);
	return rows.map(
		({ response_id: id, answered_at: at, comment, writer, survey_key: surveyKey }) => ({
			id,
			at: Number(at),
			comment,
			writer,
			surveyKey,
		}),
	);
}

/** A page of comments with what is told of them, newest first. */
export async function commentsOf(
	scope: SummaryScope,
	behind: CommentPlace | null,
	most: number,
): Promise<CommentRow[]> {
	const { store } = scope.place;
	const page = newestRows(scope, behind, most).select([
		'workspace_id',
		'response_id',
		'answered_at',
		firstOf.as('comment'),
		writerOf.as('writer'),
		'survey_key',
		'purpose',
		'metric',
		'scale_min',
		'scale_max',
		'direction',
		'high_from',
		'level',
		'value',
		'segment',
		'touchpoint',
		'language',
		'customer_id',
		'event_id',
		'tags',
	]);
	const rows = await store.analyse(
		store.db
			.selectFrom(page.as('said'))
			.leftJoin('customer', (join) =>
				join
					.onRef('customer.workspace_id', '=', 'said.workspace_id')
					.onRef('customer.customer_id', '=', 'said.customer_id'),
			)
			.leftJoin('event', (join) =>
				join
					.onRef('event.workspace_id', '=', 'said.workspace_id')
					.onRef('event.event_id', '=', 'said.event_id'),
			)
			.selectAll('said')
			.select(['customer.name as customer_name', 'customer.country', 'event.attributes'])
			.orderBy('said.answered_at', 'desc')
			.orderBy('said.response_id', 'desc'),
	);
	return rows.map((row) => ({
		id: row.response_id,
		at: Number(row.answered_at),
		comment: row.comment,
		writer: row.writer,
		surveyKey: row.survey_key,
		purpose: row.purpose,
		metric: row.metric,
		scale: { min: row.scale_min, max: row.scale_max, direction: row.direction },
		highFrom: row.high_from,
		level: row.level,
		value: row.value,
		segment: row.segment,
		touchpoint: row.touchpoint,
		language: row.language,
		customerId: row.customer_id,
		customerName: row.customer_name,
		country: row.country,
		attributes: row.attributes,
		tags: row.tags,
	}));
}

/** An attribute of a customer, as text. */
export type AttributeOf = { customerId: string; name: string; value: string };

/** What is known of customers beside our own fields. */
export async function attributesOf(
	{ store, workspace }: WorkspaceStore,
	customers: readonly string[],
): Promise<AttributeOf[]> {
	if (customers.length === 0) return [];
	const rows = await store.analyse(
		store.db
			.selectFrom('customer_attribute')
			.select(['customer_id', 'name', sql<string | null>`text`.as('value')])
			.where('workspace_id', '=', workspace)
			.where('customer_id', 'in', [...customers])
			.where('text', 'is not', null),
	);
	return rows.flatMap(({ customer_id: customerId, name, value }) =>
		value === null ? [] : [{ customerId, name, value }],
	);
}

/** A page of the names of customers, by their ids. */
export async function customerNames(
	{ store, workspace }: WorkspaceStore,
	behind: string,
	most: number,
): Promise<Array<{ id: string; name: string }>> {
	const rows = await store.analyse(
		store.db
			.selectFrom('customer')
			.select(['customer_id', 'name'])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '>', behind)
			.where('name', 'is not', null)
			.orderBy('customer_id')
			.limit(most),
	);
	return rows.flatMap(({ customer_id: id, name }) => (name === null ? [] : [{ id, name }]));
}

/** Answers with the same ticked reasons, at one value of one scale. */
export type ReasonCount = Omit<AnswerCount, 'cells' | 'step'> & {
	/** JSON list of ids. */
	tags: string;
};

/** How often which reasons were ticked, counted by the database. */
export async function countReasons(scope: SummaryScope): Promise<ReasonCount[]> {
	const rows = responseRows(scope).where('tags', '<>', '[]');
	const counts = await answerCounts(scope.place.store, rows, [sql`tags`]);
	return counts.map(({ cells: [tags], step: _, ...count }) => ({ ...count, tags: String(tags) }));
}
