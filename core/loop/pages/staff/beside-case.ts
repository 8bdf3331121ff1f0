import { whomItReaches } from '../../customer/consent';
import { promisesInCases } from '../../customer/profile-parts';
import { consentTo, type Word } from '../../../model/consent';
import type { OwnerPageView } from '../../../pages/owner-page-view';
import { type BesideCase, readBesideCase } from '../../../store/repositories/case-customer';
import { wordsReaching } from '../../../store/repositories/consent';
import type { CaseRow } from '../../../store/repositories/cases';
import type { Customer } from '../../../store/repositories/customers';
import type { House } from '../../house';
import { subjectName } from '../../case/case-row';
import { storedOwner } from '../../item/item-parts';

type Beside = OwnerPageView['beside'];

/** So many lines of each kind are read at a glance. */
const mostLines = 4;

/** What binds an owner: whether they may ask again, and whether the house may write about the matter. */
const binding = ['service', 'survey'] as const;

/** What an owner should know of the customer beside their case. */
export async function besideOf(
	{ store, workspace }: House,
	now: number,
	row: CaseRow,
	customer: Customer | undefined,
): Promise<Beside> {
	const [rows, words] = await Promise.all([
		readBesideCase(store, store.db, {
			workspace,
			customerId: customer?.customer_id ?? '',
			caseId: row.case_id,
			responseId: row.response_id ?? '',
		}),
		customer ? wordsReaching(store, store.db, workspace, whomItReaches(customer)) : [],
	]);
	return {
		wishes: wishesOf(words, now, customer),
		promised: promisedIn(rows, now),
		cases: rows.cases.slice(0, mostLines).map((one) => {
			const owner = storedOwner(one.owner);
			return {
				title: subjectName(one) ?? one.case_id,
				state: one.state,
				ownerName: owner?.name ?? owner?.email ?? one.owner_id,
				openedAt: one.opened_at,
			};
		}),
		scores: scoresOf(rows),
	};
}

function wishesOf(
	words: readonly Word[],
	now: number,
	customer: Customer | undefined,
): Beside['wishes'] {
	const until = customer?.paused_until ?? null;
	return {
		language: customer?.preferred_language ?? null,
		channel: customer?.preferred_channel ?? null,
		pausedUntil: until !== null && until > now ? until : null,
		less: customer?.frequency === 'less',
		refused: binding.filter(
			(purpose) => consentTo(words, { purpose, metric: null, channel: 'email' }) === 'denied',
		),
	};
}

function promisedIn({ steps }: BesideCase, now: number): Beside['promised'] {
	const told = steps.toReversed().map(({ case_id: caseId, data, ...step }) => ({
		...step,
		caseId,
		data: JSON.parse(data) as Record<string, unknown>,
	}));
	return promisesInCases(told, now)
		.flatMap(({ text, until, state }) =>
			state === 'open' || state === 'broken' ? [{ text, until, state }] : [],
		)
		.slice(0, mostLines);
}

/** The last answer to each metric on each scale, and how many there were lately. */
function scoresOf({ answers }: BesideCase): Beside['scores'] {
	const byScale = new Map<string, Beside['scores'][number]>();
	for (const { metric, value, scale_min: min, scale_max: max, band, answered_at: at } of answers) {
		const key = `${metric} ${min} ${max}`;
		const known = byScale.get(key);
		if (known) known.n += 1;
		else byScale.set(key, { metric, value, max, band, at, n: 1 });
	}
	return [...byScale.values()].slice(0, mostLines);
}
