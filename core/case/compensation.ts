import type { Person } from '../model/people';
import type { Settings } from '../model/settings';
import type { Compensation } from './case-facts';

/** What a person may grant without asking: their own limit, else their role's, else nothing. */
export function compensationLimit(
	person: Pick<Person, 'role' | 'compensationLimit'> | null,
	{ limits }: Settings['compensation'],
): number {
	if (person === null) return 0;
	if (person.compensationLimit !== null) return person.compensationLimit;
	return Object.hasOwn(limits, person.role) ? (limits[person.role] ?? 0) : 0;
}

/**
 * Whether a person may grant an amount. What anybody has granted in the same case, and what they themselves have
 * approved, counts towards the limit, so that it cannot be passed in slices, nor by handing the case on; what
 * somebody else has approved is within that person's. An amount in another currency than the workspace's
 * cannot be compared with it and needs approval. Who has left the team grants and decides nothing.
 */
export function mayGrant(
	person: Person | null,
	asked: { amount: number; currency: string },
	before: readonly Compensation[],
	settings: Settings['compensation'],
): boolean {
	if (!person?.active || asked.currency !== settings.currency) return false;
	const spent = before.filter(
		({ state, decidedBy }) =>
			state === 'granted' || (decidedBy === person.id && state === 'approved'),
	);
	return sumIn(settings.currency, spent) + asked.amount <= compensationLimit(person, settings);
}

/**
 * Whether a person may decide a request: the approver's role decides any amount, others what lies
 * within their own limit together with all that the case has cost so far, so that peers cannot pass
 * it to each other in slices. Nobody decides their own request.
 */
export function mayDecide(
	person: Person | null,
	request: Compensation,
	all: readonly Compensation[],
	settings: Settings['compensation'],
): boolean {
	if (!person?.active || person.id === request.by) return false;
	if (person.role === settings.approverRole) return true;
	if (request.currency !== settings.currency) return false;
	const spent = all.filter(({ state }) => state === 'granted' || state === 'approved');
	return sumIn(settings.currency, spent) + request.amount <= compensationLimit(person, settings);
}

function sumIn(currency: string, compensations: readonly Compensation[]): number {
	return compensations
		.filter((one) => one.currency === currency)
		.reduce((sum, { amount }) => sum + amount, 0);
}
