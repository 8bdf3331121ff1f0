import { whomItReaches } from '../../customer/consent';
import { customerHealth } from '../../customer/customer-health';
import { factsOfCustomers, nothing } from '../../customer/facts-of-customers';
import { promisesInCases, type PromiseOfCustomer } from '../../customer/profile-parts';
import { consentTo, type Word } from '../../../model/consent';
import type { Settings } from '../../../model/settings';
import type { OwnerPageView } from '../../../pages/owner-page-view';
import { type BesideCase, readBesideCase } from '../../../store/repositories/case-customer';
import { wordsReaching } from '../../../store/repositories/consent';
import type { CaseRow } from '../../../store/repositories/cases';
import type { Customer } from '../../../store/repositories/customers';
import type { House } from '../../house';
import { subjectName } from '../../case/case-row';
import { storedOwner } from '../../item/item-parts';

type Beside = OwnerPageView['beside'];

/** Whom the page is about, and how it is told. */
type About = { customer: Customer | undefined; settings: Settings; language: string };

/** So many lines of each kind are read at a glance. */
const mostLines = 4;
/** Of so many answers it is said how many there were lately. */
const mostAnswers = 20;

/** What binds an owner: whether they may ask again, and whether the house may write about the matter. */
const binding = ['service', 'survey'] as const;

/** What an owner should know of the customer beside their case. */
export async function besideOf(
	house: House,
	now: number,
	row: CaseRow,
	{ customer, settings, language }: About,
): Promise<Beside> {
	const { store, workspace } = house;
	const customerId = customer?.customer_id ?? '';
	const [rows, words, facts] = await Promise.all([
		readBesideCase(store, store.db, { workspace, customerId, caseId: row.case_id }),
		customer ? wordsReaching(store, store.db, workspace, whomItReaches(customer)) : [],
		factsOfCustomers(house, settings, customer ? [customerId] : []),
	]);
	const known = facts.get(customerId) ?? nothing;
	const promises = promisesOfCustomer(rows, now);
	const { points, reasons } = customerHealth(
		{ rows, known, promises },
		{ settings, now, language },
	);
	return {
		title: customer?.title ?? null,
		value: valueOf(customer),
		tags: known.tags,
		health:
			points === null && reasons.length === 0
				? null
				: { points, reasons: reasons.map(({ text }) => text) },
		wishes: wishesOf(words, now, customer),
		promised: promises
			.filter(({ caseId }) => caseId !== row.case_id)
			.flatMap(({ text, until, state }) =>
				state === 'open' || state === 'broken' ? [{ text, until, state }] : [],
			)
			.slice(0, mostLines),
		cases: rows.cases.slice(0, mostLines).map((one) => {
			const owner = storedOwner(one.owner);
			return {
				title: subjectName(one) ?? one.case_id,
				state: one.state,
				ownerName: owner?.name ?? owner?.email ?? one.owner_id,
				openedAt: one.opened_at,
			};
		}),
		scores: scoresOf(rows, row.response_id),
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

function valueOf(customer: Customer | undefined): Beside['value'] {
	const amount = customer?.value_amount ?? null;
	return amount === null ? null : { amount, currency: customer?.value_currency ?? null };
}

function promisesOfCustomer({ steps }: BesideCase, now: number): PromiseOfCustomer[] {
	const told = steps.toReversed().map(({ case_id: caseId, data, ...step }) => ({
		...step,
		caseId,
		data: JSON.parse(data) as Record<string, unknown>,
	}));
	return promisesInCases(told, now);
}

/** The last answer to each metric on each scale beside that of the case, and how many there were lately. */
function scoresOf({ answers }: BesideCase, ofCase: string | null): Beside['scores'] {
	const byScale = new Map<string, Beside['scores'][number]>();
	const others = answers.filter(({ response_id: id }) => id !== ofCase).slice(0, mostAnswers);
	for (const { metric, value, scale_min: min, scale_max: max, band, answered_at: at } of others) {
		const key = `${metric} ${min} ${max}`;
		const known = byScale.get(key);
		if (known) known.n += 1;
		else byScale.set(key, { metric, value, max, band, at, n: 1 });
	}
	return [...byScale.values()].slice(0, mostLines);
}
