import type { CarePriority, Group, OverReason, Recipient } from '../model/care-words';
import type { Campaign } from './campaign';
import type { Look } from './look';

/** What a look at an occasion changes: the store keeps it, a look ahead remembers it. */
export type Follows = {
	/** When it is looked at next, epoch ms; `null` = it is over. */
	again: number | null;
	over: OverReason | null;
	/** Where it was told now. */
	group: Group | null;
	/** The step that is to be sent: reserved for a moment to come, or handed out now. */
	step: {
		step: number;
		to: Recipient;
		state: 'planned' | 'given';
		at: number;
		validUntil: number;
	} | null;
	/** What it draws from the contact budget; `null` = nothing, or nothing any more. */
	contact: { at: number; movable: CarePriority | null } | null;
	/** References of planned contacts that give way. */
	displaced: readonly string[];
};

/**
 * @param handedOutFor how long what is handed out may take until it is looked at again, ms
 */
export function followsFrom(
	{ decision }: Look,
	{ kind, priority }: Pick<Campaign, 'kind' | 'priority'>,
	now: number,
	handedOutFor: number,
): Follows {
	const nothing = { over: null, group: null, step: null, contact: null, displaced: [] };
	switch (decision.kind) {
		case 'waits':
			return { ...nothing, again: decision.dueAt };
		case 'held':
			return { ...nothing, again: decision.again };
		case 'over': {
			const { reason } = decision;
			const group = reason === 'held_out' ? ('held_out' as const) : null;
			return { ...nothing, again: null, over: reason, group };
		}
		case 'due': {
			const { step, to, at, validUntil, displaced } = decision;
			const isNow = at <= now;
			const draws = to === 'customer' && kind.tone !== 'service';
			return {
				again: isNow ? now + handedOutFor : at,
				over: null,
				group: isNow ? 'treated' : null,
				step: { step, to, state: isNow ? 'given' : 'planned', at: isNow ? now : at, validUntil },
				contact: draws ? { at: isNow ? now : at, movable: isNow ? null : priority } : null,
				displaced,
			};
		}
	}
}
