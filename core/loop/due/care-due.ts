import { careInWords } from '../../care/in-words';
import { careMessage, careOfKey, careParts } from '../care/care-item';
import { lookOnceMore } from '../care/look-at-customers';
import { done, type DueKindOf } from './due-kind';

/** A step of a campaign is to be sent by the clock. */
export const careDue: DueKindOf<'care'> = {
	key: 'care',
	takers: ['message'],
	prepare: async (tx, house, row, now) => {
		const { careId, step } = careOfKey(row.ref_key) ?? { careId: '', step: -1 };
		const looked = await lookOnceMore(tx, house, { careId, step }, now);
		if (looked?.decision.kind !== 'due') return done;
		const { decision, known, campaign, settings } = looked;
		if (decision.step !== step || decision.at > now) return done;
		const { validUntil, message, to } = decision;
		const address = to === 'owner' ? (known.owner?.email ?? null) : known.customer.email;
		return {
			kind: 'give',
			items: [
				careParts(campaign, known, {
					careId,
					step,
					validUntil,
					outcome: { code: 'send_now', text: careInWords(decision, settings, now) },
					message: careMessage(row.ref_key, address, message),
				}),
			],
		};
	},
};
