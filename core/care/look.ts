import {
	type CareCase,
	type CareDecision,
	type CareHouse,
	decideCare,
	type HeldValues,
} from './decide';
import type { HeldReason } from '../model/care-words';
import { nextStep } from './next-step';

/** A step that is done with, unsent. */
export type HeldStep = { step: number; reason: HeldReason; values: HeldValues };

/** What comes of looking at an occasion: steps that fall out, and what is decided about the next one. */
export type Look = { dropped: HeldStep[]; decision: CareDecision };

/**
 * Decides about an occasion until there is something to wait for: a step that is held for good makes room for
 * the one behind it.
 *
 * @param shares whether a step of it goes to a mailbox that gets the same already
 */
export function lookAt(
	asked: CareCase,
	house: CareHouse,
	now: number,
	shares: (step: number) => boolean,
): Look {
	const dropped: HeldStep[] = [];
	let { progress } = asked;
	for (;;) {
		const sharesMessage = shares(nextStep(asked.campaign, progress.done));
		const { customer } = asked.facts;
		const facts = { ...asked.facts, customer: { ...customer, sharesMessage } };
		const decision = decideCare({ ...asked, facts, progress }, house, now);
		if (decision.kind !== 'held' || decision.again !== null) return { dropped, decision };
		const { step, reason, values } = decision;
		dropped.push({ step, reason, values });
		progress = { ...progress, done: [...progress.done, { step, at: now, outcome: 'held' }] };
	}
}
