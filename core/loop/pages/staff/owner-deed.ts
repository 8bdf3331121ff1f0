import { createHash } from 'node:crypto';

import type { CaseAction } from '../../../case/action';
import { isObject } from '../../../model/json';
import type { OwnerAction } from '../../../pages/owner-action';

/** What a person pressed on the page, as the case understands it. */
export function caseAction(done: OwnerAction): CaseAction {
	switch (done.action) {
		case 'acknowledge':
			return { kind: 'acknowledge' };
		case 'log_contact':
			return { kind: 'log_contact', channel: done.channel, note: done.note };
		case 'heat':
			return { kind: 'heat', step: done.step, done: done.done, note: done.note };
		case 'promise':
			return { kind: 'promise', at: done.at, text: done.text };
		case 'compensation':
			return {
				kind: 'compensation',
				compensationKind: done.kind,
				amount: done.amount,
				currency: done.currency,
				note: done.note,
			};
		case 'approve':
		case 'decline':
			return { kind: done.action, compensationId: done.compensationId, note: done.note };
		case 'root_cause':
			return { kind: 'root_cause', code: done.code, note: done.note };
		case 'hand_over':
			return { kind: 'hand_over', personId: done.personId, note: done.note };
		case 'resolve':
			return { kind: 'resolve', note: done.note };
	}
}

/** One name for one pressing of a button: a second tap, or a request that n8n runs twice, has it too. */
export function deedName(fields: unknown): string {
	const entries = isObject(fields) ? Object.entries(fields) : [];
	const text = JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
	return `page:${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
}
