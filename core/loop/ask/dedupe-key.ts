import { dateOf, dayAt } from '../../calendar/wall-time';
import { newId } from '../../model/id';
import type { Survey } from '../../model/survey';
import type { CaseRow } from '../../store/repositories/cases';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import { isFromFuture } from '../event/reopens';

/** One invitation belongs to one cycle of a subject. */
export function cycleKey(
	subject: { source: string; type: string; id: string },
	cycle: number,
): string {
	return JSON.stringify([subject.source, subject.type, subject.id, cycle]);
}

/** A relationship survey asks a customer once a wave (a quarter, say). */
function waveKey(customerId: string, wave: string): string {
	return JSON.stringify(['wave', customerId, wave]);
}

/** A verification asks once for each time the case was resolved. */
function verificationKey(caseId: string, reopenCount: number): string {
	return JSON.stringify(['case', caseId, reopenCount]);
}

/** What an invitation is about: the same again is the same invitation. Every test is one of its own. */
export function dedupeKey(
	facts: {
		survey: Survey;
		event: EventRow | null;
		case: CaseRow | null;
		customer: Customer | null;
		/** Name of the round; `null` = the calendar quarter. */
		wave: string | null;
		test: boolean;
		/** The workspace's, IANA name. */
		timeZone: string;
	},
	now: number,
): string {
	const { survey, event, case: verified, customer, test } = facts;
	if (test) return `test:${newId('inv')}`;
	if (verified) return verificationKey(verified.case_id, verified.reopen_count);
	const wave = facts.wave ?? quarterOf(now, facts.timeZone);
	if (survey.purpose === 'relationship' && customer) return waveKey(customer.customer_id, wave);
	// Nobody is asked about an event from the future, so it takes no cycle from the one that comes true.
	if (event?.subject_type && event.subject_id && !isFromFuture(event)) {
		const subject = { source: event.source, type: event.subject_type, id: event.subject_id };
		return cycleKey(subject, event.cycle);
	}
	if (event) return JSON.stringify(['event', event.event_id]);
	if (customer) return waveKey(customer.customer_id, wave);
	return JSON.stringify(['nobody', newId('inv')]);
}

/** The calendar quarter: the round of a relationship survey unless the workflow names one. */
function quarterOf(now: number, timeZone: string): string {
	const [year, month] = dateOf(dayAt(timeZone, now)).split('-');
	return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}
